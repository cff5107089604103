/** The command line over a store, with files that are only in memory. */
import { Fault } from '#server/cli/command.ts';
import { run } from '#server/cli/run.ts';
import type { Store } from '#server/store/index.ts';
import { Audit } from '#server/services/audit.ts';
import { Directory } from '#server/services/directory.ts';
import { testLog } from '../support/logs.ts';
import { freshPrefix } from '../support/node.ts';
import { opened } from '../store/contract/support.ts';

/** A store, and the command line over it. @param shift moves its time */
export async function cli(
	url: string,
	prefix = freshPrefix(),
	shift = () => 0,
	given: Store | null = null
) {
	const store = given ?? (await opened(url, prefix, shift));
	const directory = new Directory(store);
	const audit = new Audit({ store, log: testLog() });
	const files = new Map<string, string>();
	const type = async (...typed: string[]) => {
		const said: string[] = [];
		const complained: string[] = [];
		await directory.load();
		const bench = {
			store,
			directory,
			audit,
			say: (line: string) => void said.push(line),
			async read(file: string) {
				const text = files.get(file);
				if (text === undefined) throw new Fault(`${file}: there is no such file`);
				return text;
			},
			write: async (file: string, text: string) => void files.set(file, text)
		};
		const code = await run(typed, {
			open: async () => ({ bench, close: async () => undefined }),
			say: bench.say,
			complain: (line) => void complained.push(line)
		});
		await audit.settled();
		return { code, said: said.join('\n'), complained: complained.join('\n') };
	};
	/** Makes a key of `acme`, called crm. @param scopes with a comma between them */
	const makeKey = (scopes: string) =>
		type(...['keys', 'make', 'crm', '--clients', 'acme'], '--scopes', scopes);
	return { store, directory, audit, files, type, makeKey };
}
