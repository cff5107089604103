import { Slug } from '#lib/shared/wire/commands.ts';
import type { ShiftTimes } from '#server/domain/directory.ts';
import { isPageWord, NO_PAGE_WORD } from '#server/domain/page-words.ts';
import { ZoneField } from '#server/services/zone-field.ts';
import { check, Name, scope, Time } from '../checks.ts';
import { changedFields } from '#server/domain/audit.ts';
import { Fault, tell, type Command } from '../command.ts';

const SHIFT = /^(.+)[ =](\S+)-(\S+)$/;

export const floors: Command[] = [
	{
		name: 'floors put',
		usage:
			"<floor> --title <title> [--zone <zone>] [--clients <client,…|*>] [--shift 'Day 06:00-14:00']…",
		does: 'sets up a floor and its shifts, or changes what is given',
		words: ['floor'],
		options: {
			title: { type: 'string' },
			zone: { type: 'string' },
			clients: { type: 'string' },
			shift: { type: 'string', multiple: true }
		},
		async run(bench, given) {
			const { directory, say } = bench;
			const id = check(Slug, given.word('floor'), 'floor');
			const known = directory.find('floor', id);
			if (!known && isPageWord(id)) throw new Fault(`floor: ${NO_PAGE_WORD}`);
			const title = check(Name, given.text('title') ?? known?.title, '--title');
			const zone = check(ZoneField, given.text('zone') ?? known?.zone ?? 'UTC', '--zone');
			const wanted = given.text('clients');
			const clients = wanted === undefined ? (known?.clients ?? '*') : scope(bench, wanted);
			const told = given.texts('shift').map(shiftOf);
			const shifts = told.length > 0 ? told : (known?.shifts ?? []);
			const floor = { ...known, id, title, zone, clients, shifts };
			await directory.put('floor', id, floor);
			tell(bench, known ? 'floor:changed' : 'floor:made', id, {
				detail: known ? changedFields(known, floor) : title
			});
			say(`${known ? 'Changed' : 'Set up'} ${id}, with ${shifts.length} shifts a day.`);
		}
	}
];

function shiftOf(text: string): ShiftTimes {
	const [, name, from, to] = SHIFT.exec(text) ?? [];
	if (name === undefined)
		throw new Fault("--shift: expected a name and times, as 'Day 06:00-14:00'");
	return {
		name: check(Name, name, '--shift'),
		from: check(Time, from, '--shift'),
		to: check(Time, to, '--shift')
	};
}
