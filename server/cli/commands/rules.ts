import { parse } from 'yaml';
import { z } from 'zod';
import { RuleField } from '#server/domain/configuration/schema.ts';
import { fieldFaults } from '#server/services/faults.ts';
import { Plans } from '#server/services/plans.ts';
import { MOST_DAYS } from '#server/services/rules/dry-run.ts';
import { RuleTrials, type Tried } from '#server/services/rules/trials.ts';
import { knownClient } from '../checks.ts';
import { Fault, table, type Bench, type Command, type Given } from '../command.ts';

const Tryable = RuleField.partial({ name: true, escalate: true });
type Tryable = z.infer<typeof Tryable>;
const MOST_SHOWN = 20;

export const rules: Command[] = [
	{
		name: 'rules try',
		usage: '<client> [file|-] [--when <rule>] [--on case|queue] [--rule <name>] [--days <1-90>]',
		does: 'says what a rule would have done in the last days; nothing is changed by it',
		words: ['client', 'file?'],
		options: {
			when: { type: 'string' },
			on: { type: 'string' },
			rule: { type: 'string' },
			days: { type: 'string' }
		},
		async run(bench, given) {
			const client = knownClient(bench, given.word('client')).id;
			const days = daysOf(given.text('days') ?? '30');
			const { store, directory, say } = bench;
			const plans = new Plans(directory);
			const trials = new RuleTrials({ store, directory, plans });
			for (const rule of await wanted(bench, given)) {
				const tried = await trials.run(client, rule, days);
				const name = rule.name ?? 'The rule';
				if (!tried.ok)
					throw new Fault(`${name}: ${faultOf(tried.error.fields, tried.error.detail)}`);
				for (const line of report(name, days, tried.data, plans.of(client).zone)) say(line);
			}
		}
	}
];

const faultOf = (fields: { message: string }[] | undefined, detail: string): string =>
	fields?.[0]?.message ?? detail;

function daysOf(said: string): number {
	const days = Number(said);
	if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
	throw new Fault(`--days: expected a whole number from 1 to ${MOST_DAYS}`);
}

async function wanted(bench: Bench, given: Given): Promise<Tryable[]> {
	const [file, when, only] = [given.maybe('file'), given.text('when'), given.text('rule')];
	if ((file === undefined) === (when === undefined))
		throw new Fault('Give either a file with the rule, or the rule itself with --when.');
	if (file === undefined) return [read('--when', { when, on: given.text('on') })];
	const document = yaml(file, await bench.read(file));
	const several = isList(document) ? document.rules : [document];
	const all = several.map((one, index) =>
		read(isList(document) ? `${file}: rules[${index}]` : file, one)
	);
	const chosen = only === undefined ? all : all.filter(({ name }) => name === only);
	if (chosen.length === 0) throw new Fault(`${file}: there is no rule ${only ?? 'in it'}.`);
	return chosen;
}

const isList = (document: unknown): document is { rules: unknown[] } =>
	typeof document === 'object' &&
	document !== null &&
	'rules' in document &&
	Array.isArray(document.rules);

function yaml(file: string, text: string): unknown {
	try {
		return parse(text, { maxAliasCount: 0 });
	} catch (error) {
		throw new Fault(`${file}: ${(error as Error).message.split('\n')[0]}`);
	}
}

function read(where: string, given: unknown): Tryable {
	const parsed = Tryable.safeParse(given);
	if (parsed.success) return parsed.data;
	const [first] = fieldFaults(parsed.error);
	throw new Fault(`${where}: ${first ? `${first.path}: ${first.message}` : 'expected a rule'}`);
}

function report(name: string, days: number, tried: Tried, zone: string): string[] {
	const { fired, onRunning, share, constant, complete, to, queuesSince, faults, skipped } = tried;
	const at = whenIn(zone);
	const percent =
		share === null ? '' : ` It would have begun ${Math.round(share * 100)} % of all escalations.`;
	const running = onRunning > 0 ? `, ${onRunning} of them on escalations that ran already` : '';
	const busy = tried.perDay.filter(({ fired }) => fired > 0);
	const fires = fired === 0 ? 'would not have fired' : `would have fired ${times(fired)}`;
	const lines = [`${name}: ${fires} in the last ${days} days${running}.${percent}`];
	if (constant) lines.push(`It ${constant} fires, whatever happens.`);
	if (!complete) lines.push(`There was too much to read: this is up to ${at(to)}.`);
	if (queuesSince !== null) lines.push(`How queues stood is known from ${at(queuesSince)} on.`);
	if (faults.count > 0)
		lines.push(`It could not be worked out ${times(faults.count)}: ${faults.last}.`);
	if (skipped > 0) lines.push(`${skipped} cases were left out: their history is too long.`);
	if (fired === 0) return lines;
	const rows = tried.hits
		.slice(0, MOST_SHOWN)
		.map((hit) => [at(hit.at), hit.case ?? hit.queue ?? '', hit.ref]);
	lines.push(
		table(
			['day', 'fired'],
			busy.map(({ day, fired }) => [day, String(fired)]),
			''
		)
	);
	lines.push(table(['when', 'case or queue', 'called'], rows, ''));
	if (fired > rows.length) lines.push(`… and ${fired - rows.length} more.`);
	return lines;
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** `2026-11-21 14:32` in a zone. */
function whenIn(zone: string): (at: number) => string {
	const format = new Intl.DateTimeFormat('sv-SE', {
		timeZone: zone,
		dateStyle: 'short',
		timeStyle: 'short'
	});
	return (at) => format.format(at);
}
