/** Who people are and how they sign in, over a store, without a node around it; several of them share one. */
import { COMMAND_LINE } from '#server/domain/audit.ts';
import { createIdentity } from '#server/services/identity/index.ts';
import type { Actor } from '#server/services/identity/people.ts';
import type { Fetch } from '#server/services/identity/provider.ts';
import type { Where } from '#server/services/identity/sessions.ts';
import type { Store } from '#server/store/index.ts';
import { freshPrefix, TestClock } from '../support/node.ts';
import { cli } from './command-line.ts';

export const PASSWORD = 'correct horse battery';
export const HERE: Where = { address: '192.0.2.1', browser: 'Firefox 140, Linux' };
export const ELSEWHERE: Where = { address: '192.0.2.2', browser: 'Chromium 140, Android' };
/** Whoever may do everything. */
export const ACTOR: Actor = { by: COMMAND_LINE, clients: '*' };

interface Options {
	prefix?: string;
	clock?: TestClock;
	fetch?: Fetch;
	publicUrl?: string;
	/** Opened with keys of its own. */
	store?: Store;
}

export type Hands = Awaited<ReturnType<typeof identityOn>>;

/** One client, `acme`, and the command line. */
export async function identityOn(
	url: string,
	{
		prefix = freshPrefix(),
		clock = new TestClock(),
		fetch = nowhere,
		publicUrl,
		store: given
	}: Options = {}
) {
	const { store, directory, audit, type } = await cli(
		...([url, prefix, clock.shift, given ?? null] as const)
	);
	const identity = createIdentity({
		...{ store, directory, audit, fetch, publicUrl, log: { warn: () => undefined } },
		// turned round, so that what is not opened is not what was sealed
		sealing: given?.sealed ?? {
			seal: (_place, text) => backwards(text),
			open: (_place, text) => backwards(text)
		}
	});
	const { links, signIn } = identity;
	await directory.put('client', 'acme', { id: 'acme', name: 'Acme', zone: 'UTC' });
	/** Makes an account. @returns the token of its link */
	const put = async (id: string, role: string, ...rest: string[]) => {
		const all = ['--name', 'Ana Reyes', '--role', role, '--clients', '*', ...rest];
		const { code, said, complained } = await type('people', 'put', id, ...all);
		const [link = '', told] = said.split('\n');
		return { code, token: link.replace('/invitation/', ''), told, complained };
	};
	/** Makes an account with a password. */
	const settle = async (id: string, role = 'supervisor', password = PASSWORD) => {
		const { token, complained } = await put(id, role);
		if (complained) throw new Error(complained);
		await links.use(token, password, HERE.address);
	};
	/** @returns a session token; undefined when it was refused, or a second step is asked for */
	const enter = async (name: string, password = PASSWORD, where = HERE) => {
		const answer = await signIn.withPassword(name, password, where);
		return 'token' in answer ? answer.token : undefined;
	};
	/** What the audit trail was told, the oldest first. */
	const told = async () => {
		await audit.settled();
		const { entries } = await audit.read('*', {}, { limit: 1000 });
		return entries.reverse();
	};
	return { ...identity, store, directory, audit, type, put, settle, enter, told, prefix, clock };
}

const backwards = (text: string): string => [...text].reverse().join('');
const nowhere: Fetch = () => Promise.reject(new Error('nobody is to be asked'));
