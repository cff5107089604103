import { findingText, type Finding } from '#server/domain/configuration/finding.ts';
import type { Change } from '#server/domain/configuration/compare.ts';
import { asYaml, Configurations } from '#server/services/configurations.ts';
import { check, knownClient, VersionNumber, Why } from '../checks.ts';
import { Fault, line, table, type Bench, type Command, type Given } from '../command.ts';

const BY = { kind: 'program', id: 'andon', name: 'Command line' } as const;

export const configuration: Command[] = [
	{
		name: 'configuration export',
		usage: '<client> [file] [--version <n>]',
		does: 'writes a client’s configuration as YAML to a file, or shows it',
		words: ['client', 'file?'],
		options: { version: { type: 'string' } },
		async run(bench, given) {
			const { client, configurations } = of(bench, given);
			const version = numberOf(given, 'version');
			const shown =
				version === undefined
					? await configurations.current(client)
					: await configurations.version(client, version);
			if (!shown) throw new Fault(`${client} has no version ${version}.`);
			const file = given.maybe('file');
			if (file === undefined) return bench.say(asYaml(shown).trimEnd());
			await bench.write(file, asYaml(shown));
			bench.say(`Wrote version ${shown.version} to ${file}.`);
		}
	},
	{
		name: 'configuration import',
		usage: '<client> <file|-> [--why <text>] [--expected <n>]',
		does: 'saves a client’s configuration from YAML or JSON; it holds at once, for open cases, too',
		words: ['client', 'file'],
		options: { why: { type: 'string' }, expected: { type: 'string' } },
		async run(bench, given) {
			const { client, configurations } = of(bench, given);
			const file = given.word('file');
			const source = { text: await bench.read(file) };
			const why = given.text('why');
			const saved = await configurations.save(client, source, {
				by: BY,
				why: why === undefined ? undefined : check(Why, why, '--why'),
				expected: numberOf(given, 'expected')
			});
			if (!saved.ok) {
				const { faults } = configurations.check(client, source);
				throw new Fault(faults.length > 0 ? faulty(file, faults) : saved.error.detail);
			}
			const { version, changed, warnings } = saved.data;
			bench.say(
				changed ? `Saved as version ${version} of ${client}.` : `Version ${version} says the same.`
			);
			warn(bench, warnings);
		}
	},
	{
		name: 'configuration check',
		usage: '<client> <file|->',
		does: 'says what is wrong or odd in a configuration, without saving it',
		words: ['client', 'file'],
		async run(bench, given) {
			const { client, configurations } = of(bench, given);
			const file = given.word('file');
			const { faults, warnings } = configurations.check(client, { text: await bench.read(file) });
			warn(bench, warnings);
			if (faults.length > 0) throw new Fault(faulty(file, faults));
			bench.say(`${file} has no faults.`);
		}
	},
	{
		name: 'configuration versions',
		usage: '<client>',
		does: 'shows the newest versions of a client’s configuration: when, who, why',
		words: ['client'],
		async run(bench, given) {
			const { client, configurations } = of(bench, given);
			const rows = (await configurations.versions(client)).map(({ version, at, by, why }) => [
				String(version),
				new Date(at).toISOString(),
				by.name,
				why ?? ''
			]);
			bench.say(table(['version', 'when', 'who', 'why'], rows, `${client} was never configured.`));
		}
	},
	{
		name: 'configuration changes',
		usage: '<client> <version> [--since <n>]',
		does: 'shows what a version changed, path by path',
		words: ['client', 'version'],
		options: { since: { type: 'string' } },
		async run(bench, given) {
			const { client, configurations } = of(bench, given);
			const version = check(VersionNumber, given.word('version'), 'version');
			const since = numberOf(given, 'since') ?? Math.max(0, version - 1);
			const changes = await configurations.changes(client, since, version);
			if (!changes) throw new Fault(`${client} has no version ${version}, or no ${since}.`);
			for (const change of changes) bench.say(changeText(change));
			if (changes.length === 0) bench.say(`Versions ${since} and ${version} say the same.`);
		}
	}
];

function of(bench: Bench, given: Given) {
	const client = knownClient(bench, given.word('client')).id;
	return { client, configurations: new Configurations(bench.store, bench.directory, bench.audit) };
}

function numberOf(given: Given, option: string): number | undefined {
	const typed = given.text(option);
	return typed === undefined ? undefined : check(VersionNumber, typed, `--${option}`);
}

const faulty = (file: string, faults: readonly Finding[]): string =>
	[
		`${file} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}; nothing was saved.`,
		...faults.map((fault) => `  ${line(findingText(fault))}`)
	].join('\n');

function warn({ say }: Bench, warnings: readonly Finding[]): void {
	for (const warning of warnings) say(`Warning: ${line(findingText(warning))}`);
}

const changeText = ({ path, before, after }: Change): string =>
	line(
		`${path}: ${before === undefined ? 'new' : JSON.stringify(before)} → ${after === undefined ? 'gone' : JSON.stringify(after)}`
	);
