/** The explanation of a clock in one sentence, as somebody on the floor would say it. */
import type { Explanation } from '#lib/shared/wire/explain.ts';
import type { TimerName } from '#lib/shared/words.ts';

const WHAT: Record<TimerName, string> = {
	claim: 'To be claimed',
	update: 'The customer is to be told',
	resolve: 'To be resolved',
	dwell: 'To stay in this step of its path',
	lease: 'The claim holds',
	age: 'To be solved before it is escalated',
	closing: 'To be followed up'
};

const FOR: Record<Explanation['pauses'][number]['for'], string> = {
	customer: 'the customer',
	vendor: 'a vendor',
	problem: 'a problem to be found',
	evidence: 'evidence',
	other: 'something else',
	resolved: 'nothing, being resolved'
};

/** @param now ms since 1970: what is over is told as over */
export function sentence(parts: Omit<Explanation, 'sentence'>, now: number): string {
	const { clock, allowance, calendar, startedAt, zone, policy, version } = parts;
	const by = version === 0 ? 'by the built-in policy' : `by policy “${policy}”, version ${version}`;
	const hours = calendar === 'always' ? 'around the clock' : `in the hours of “${calendar}”`;
	const start = `${WHAT[clock]} within ${span(allowance)} ${hours}, from ${time(startedAt, zone)} ${by}`;
	return [`${start}.`, ...pausesTold(parts, now), end(parts, now)].join(' ');
}

function pausesTold({ pauses, zone }: Omit<Explanation, 'sentence'>, now: number): string[] {
	const over = pauses.filter(({ to }) => to !== null);
	const still = pauses.find(({ to }) => to === null);
	const told: string[] = [];
	if (over.length > 0) {
		const sum = over.reduce((total, { from, to }) => total + ((to ?? now) - from), 0);
		const times = over.length === 1 ? 'once' : `${over.length} times`;
		told.push(`It stood still ${times}, ${span(sum)} in all.`);
	}
	if (still)
		told.push(`It stands still since ${time(still.from, zone)}, waiting for ${FOR[still.for]}.`);
	return told;
}

function end(
	{ stoppedAt, pausedAt, dueAt, left, worked, zone }: Omit<Explanation, 'sentence'>,
	now: number
): string {
	if (stoppedAt !== null)
		return `It stopped on ${time(stoppedAt, zone)} after ${span(worked)}, ${left >= 0 ? `${span(left)} before it was due` : `${span(-left)} too late`}.`;
	if (pausedAt !== null && left > 0)
		return `${span(left)} are left; if it went on now it would be due on ${time(dueAt, zone)}.`;
	if (dueAt < now) return `It was due on ${time(dueAt, zone)} and is past it.`;
	return `${span(worked)} have run; it is due on ${time(dueAt, zone)}.`;
}

/** "1 h 30 min", "45 s", "2 d 3 h": the two largest parts. */
function span(ms: number): string {
	const seconds = Math.round(ms / 1000);
	const parts: [number, string][] = [
		[Math.floor(seconds / 86_400), 'd'],
		[Math.floor((seconds % 86_400) / 3600), 'h'],
		[Math.floor((seconds % 3600) / 60), 'min'],
		[seconds % 60, 's']
	];
	const first = parts.findIndex(([count]) => count > 0);
	if (first === -1) return '0 min';
	const told = parts.slice(first, first + 2).filter(([count]) => count > 0);
	return told.map(([count, unit]) => `${count} ${unit}`).join(' ');
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** "Mon 5 Jan 14:32". */
function time(at: number, zone: string): string {
	let format = formats.get(zone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-GB', {
			timeZone: zone,
			weekday: 'short',
			day: 'numeric',
			month: 'short',
			hour: '2-digit',
			minute: '2-digit'
		});
		formats.set(zone, format);
	}
	return format.format(at).replace(',', '');
}
