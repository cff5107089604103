/** What the form of a person says. */
import { text } from '#lib/door/cookies.ts';

/** What the form was begun with; null for none. */
export function begunOf(form: FormData): unknown {
	try {
		return JSON.parse(text(form, 'begun'));
	} catch {
		return null;
	}
}

export function wantedOf(form: FormData) {
	const chosen = (name: string) => form.getAll(name).filter((one) => typeof one === 'string');
	return {
		name: text(form, 'name'),
		role: text(form, 'role'),
		clients: text(form, 'scope') === 'all' ? '*' : chosen('client'),
		tiers: text(form, 'tiers') === 'some' ? chosen('tier').map(Number) : null
	};
}
