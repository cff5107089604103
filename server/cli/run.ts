/** From what was typed to the command that does it. */
import { parseArgs } from 'node:util';
import { AndonStartError } from '#server/start-error.ts';
import { StoreUnavailable } from '#server/store/failure.ts';
import { Fault, type Bench, type Command, type Given } from './command.ts';
import { clients } from './commands/clients.ts';
import { configuration } from './commands/configuration.ts';
import { connectors } from './commands/connectors.ts';
import { floors } from './commands/floors.ts';
import { forgetCustomer } from './commands/forget-customer.ts';
import { keys } from './commands/keys.ts';
import { links } from './commands/links.ts';
import { people } from './commands/people.ts';
import { secrets } from './commands/secrets.ts';
import { rules } from './commands/rules.ts';

export const COMMANDS: readonly Command[] = [
	...clients,
	...configuration,
	...rules,
	...floors,
	...people,
	...keys,
	...links,
	...secrets,
	...connectors,
	...forgetCustomer
];

export interface Surroundings {
	/** Connects to the store. @returns what to work with, and how to close it */
	open(): Promise<{ bench: Bench; close(): Promise<void> }>;
	say(line: string): void;
	complain(line: string): void;
}

/** Does what was typed. @returns the exit code: 0 done, 1 refused, 2 not understood */
export async function run(typed: string[], around: Surroundings): Promise<number> {
	const command = COMMANDS.find(({ name }) => begins(typed, name));
	const wantsHelp = typed.includes('--help') || typed.includes('-h');
	if (wantsHelp || typed.length === 0) {
		around.say(command ? helpOf(command) : help());
		return 0;
	}
	if (!command) {
		around.complain(`There is no command "${typed.slice(0, 2).join(' ')}". Try --help.`);
		return 2;
	}
	try {
		const given = read(command, typed.slice(command.name.split(' ').length));
		const { bench, close } = await around.open();
		try {
			await command.run(bench, given);
		} finally {
			await close();
		}
		return 0;
	} catch (error) {
		if (!isExpected(error)) throw error;
		around.complain(error.message);
		return error instanceof Misread ? 2 : 1;
	}
}

class Misread extends Fault {}

const isExpected = (error: unknown): error is Error =>
	error instanceof Fault || error instanceof StoreUnavailable || error instanceof AndonStartError;

const begins = (typed: string[], name: string): boolean =>
	name.split(' ').every((word, index) => typed[index] === word);

function read(command: Command, rest: string[]): Given {
	const { values, positionals } = parsed(command, rest);
	const names = command.words.map((name) => name.replace('?', ''));
	if (positionals.length > names.length)
		throw new Misread(`"${positionals[names.length]}" is one too many. ${usageOf(command)}`);
	const missing = command.words.find((name, index) => !name.endsWith('?') && !positionals[index]);
	if (missing) throw new Misread(`<${missing}> is missing. ${usageOf(command)}`);
	const maybe = (name: string) => positionals[names.indexOf(name)];
	return {
		maybe,
		word: (name) => maybe(name) ?? '',
		text: (option) => (typeof values[option] === 'string' ? values[option] : undefined),
		texts: (option) => (Array.isArray(values[option]) ? values[option].map(String) : []),
		flag: (option) => values[option] === true
	};
}

function parsed(command: Command, rest: string[]) {
	try {
		return parseArgs({ args: rest, options: command.options ?? {}, allowPositionals: true });
	} catch (error) {
		const [first = ''] = (error as Error).message.split('\n');
		throw new Misread(`${first.replace(/\.?( To specify.*)?$/, '.')} ${usageOf(command)}`);
	}
}

const usageOf = ({ name, usage }: Command): string => `Usage: andon ${name} ${usage}`.trimEnd();

const helpOf = (command: Command): string =>
	`${usageOf(command)}\n\n${command.name} ${command.does}.`;

function help(): string {
	const width = Math.max(...COMMANDS.map(({ name }) => name.length));
	return [
		'Usage: npm run andon -- <command> …',
		'',
		...COMMANDS.map(({ name, does }) => `  ${name.padEnd(width)}  ${does}`),
		'',
		'It works on the store at REDIS_URL, or else on that of the Andon that runs in this folder.',
		'`<command> --help` says what a command takes.'
	].join('\n');
}
