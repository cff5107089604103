/** Which shift an address asks for (rules SUM-20 to SUM-22). */
export type Asked = 'running' | 'last' | { from: number; to: number };

/** `fault` is a sentence that names the parameter. */
export type Reading = { ok: true; asked: Asked } | { ok: false; fault: string };

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
const LONGEST_MS = 366 * 86_400_000;

/** A "+" of an offset arrives as a space when nobody escaped it. */
function instant(text: string): number {
	const repaired = text.replace(/ (\d\d:\d\d)$/, '+$1');
	return INSTANT.test(repaired) ? Date.parse(repaired) : NaN;
}

/** @param params of the address: `which=running|last`, or `from` and `to` as RFC 3339; the running shift when empty */
export function readWindow(params: URLSearchParams): Reading {
	const fault = (text: string): Reading => ({ ok: false, fault: text });
	const from = params.get('from');
	const to = params.get('to');
	if (from === null && to === null) {
		const which = params.get('which') ?? 'running';
		if (which === 'running' || which === 'last') return { ok: true, asked: which };
		return fault('"which" should be "running" or "last".');
	}
	if (from === null) return fault('"from" is missing: "from" and "to" belong together.');
	if (to === null) return fault('"to" is missing: "from" and "to" belong together.');
	const asked = { from: instant(from), to: instant(to) };
	for (const name of ['from', 'to'] as const)
		if (Number.isNaN(asked[name]))
			return fault(
				`"${name}" should be a date and time with offset, such as 2026-11-21T06:00:00Z.`
			);
	if (asked.to <= asked.from) return fault('"to" should be later than "from".');
	if (asked.to - asked.from > LONGEST_MS) return fault('"to" is more than a year after "from".');
	return { ok: true, asked };
}

/** The window as an address has it. */
export function windowQuery(window: { from: number; to: number }): string {
	return new URLSearchParams({
		from: new Date(window.from).toISOString(),
		to: new Date(window.to).toISOString()
	}).toString();
}

/** The window of the same length `steps` lengths later; negative for earlier. */
export function shifted(
	window: { from: number; to: number },
	steps: number
): { from: number; to: number } {
	const length = (window.to - window.from) * steps;
	return { from: window.from + length, to: window.to + length };
}

/** What the address of a summary asks for by name; null when it asks for a window. */
export function namedShift(query: string): 'running' | 'last' | null {
	const reading = readWindow(new URLSearchParams(query));
	return reading.ok && typeof reading.asked === 'string' ? reading.asked : null;
}

/** The same address with or without the comparison. */
export function comparing(query: string, on: boolean): string {
	const params = new URLSearchParams(query);
	if (on) params.set('compare', 'week');
	else params.delete('compare');
	return params.toString();
}
