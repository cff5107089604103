/** The form of a floor, and what it says. */
import { allOf, clientsOf, textsOf } from './answers.ts';

/** One more than are there can stand in the form of a browser without scripts. */
export const MOST_SHIFTS = 12;

export interface FloorSaid {
	id: string;
	title: string;
	zone: string;
	clients: '*' | string[];
	shifts: { name: string; from: string; to: string }[];
}

/** A shift without a name is none. */
export function floorFrom(form: FormData): FloorSaid {
	const { id = '', title = '', zone = '' } = textsOf(form);
	const [names, froms, tos] = ['shift', 'from', 'to'].map((name) => allOf(form, name));
	const shifts = (names ?? []).map((name, index) => ({
		...{ name: name.trim(), from: froms?.[index] ?? '', to: tos?.[index] ?? '' }
	}));
	return {
		...{ id, title, zone, clients: clientsOf(form) },
		shifts: shifts.filter(({ name }) => name !== '')
	};
}
