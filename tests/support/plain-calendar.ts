/**
 * Working time, counted minute by minute over twenty years, by what `Intl` says the clocks of a zone show: what the
 * calendars must agree with. Hours and closings are whole minutes.
 */

export const MINUTE = 60_000;
const DAY_MINUTES = 1440;
/** In minutes since 1970. */
const FROM = Date.UTC(2011, 0, 1) / MINUTE;
const TO = Date.UTC(2031, 0, 1) / MINUTE;
/** What the clocks show is within two days of UTC. */
const FIRST_SHOWN = FROM - 2 * DAY_MINUTES;
const SHOWN = TO - FROM + 4 * DAY_MINUTES;

export const RANGE = { from: FROM * MINUTE, to: TO * MINUTE };

/** An event with whole days; `yearly` comes every year from then on, but not in the year `except`. */
export interface Days {
	date: string;
	days: number;
	yearly: boolean;
	except: number | null;
}
/** Hours on one weekday, every week from `date` on. */
export interface WeeklyHours {
	date: string;
	minutes: number;
}
/** Hours told in UTC, once. */
export interface UtcHours {
	at: number;
	minutes: number;
}

export interface PlainSpec {
	/** Sunday first; null is around the clock. */
	week: readonly (readonly string[])[] | null;
	holidays: readonly string[];
	days: readonly Days[];
	/** `date` has a time: 2026-01-05T12:00. */
	weekly: readonly WeeklyHours[];
	utc: readonly UtcHours[];
}

/** What the clocks of one zone show. */
export class PlainClocks {
	/** By the minute: the furthest that the clocks have ever shown, in minutes since `FIRST_SHOWN`. */
	readonly shown = new Int32Array(TO - FROM);
	/** Minutes before which the clocks were changed. */
	readonly changes: number[] = [];
	readonly #format: Intl.DateTimeFormat;
	#furthest = 0;

	constructor(zone: string) {
		this.#format = new Intl.DateTimeFormat('sv-SE', {
			timeZone: zone,
			dateStyle: 'short',
			timeStyle: 'medium'
		});
		this.#walk(FROM - DAY_MINUTES, TO, [DAY_MINUTES, 60, 1]);
	}

	/** Looks at the clocks only so often as they do not simply go on. */
	#walk(from: number, to: number, [step = 1, ...finer]: number[]): void {
		let shows = this.#read(from);
		for (let begin = from; begin < to; begin += step) {
			const next = this.#read(begin + step);
			const goesOn = next - shows === step;
			if (!goesOn && finer.length > 0) this.#walk(begin, begin + step, finer);
			else this.#tell(begin, step, shows);
			if (!goesOn && finer.length === 0) this.changes.push(begin + 1);
			shows = next;
		}
	}

	#tell(begin: number, minutes: number, shows: number): void {
		for (let on = 0; on < minutes; on++) {
			this.#furthest = Math.max(this.#furthest, shows + on - FIRST_SHOWN);
			if (begin >= FROM) this.shown[begin + on - FROM] = this.#furthest;
		}
	}

	#read(minute: number): number {
		return Date.parse(`${this.#format.format(minute * MINUTE).replace(' ', 'T')}Z`) / MINUTE;
	}
}

const minuteOf = (said: string): number => Date.parse(`${said}Z`) / MINUTE;
const dateOf = (minute: number): string => new Date(minute * MINUTE).toISOString().slice(0, 10);

function timeOf(said: string): number {
	const [hours, minutes] = said.split(':');
	return Number(hours) * 60 + Number(minutes);
}

function holidaysOf({ holidays, days }: PlainSpec): Set<string> {
	const dates = new Set<string>();
	for (let year = 2009; year <= 2032; year++) {
		for (const said of holidays) dates.add(said.length === 5 ? `${year}-${said}` : said);
		for (const { date, days: count, yearly, except } of days) {
			const begin = `${yearly ? year : date.slice(0, 4)}${date.slice(4)}`;
			if (
				begin < date ||
				(yearly && year === except) ||
				dateOf(minuteOf(`${begin}T00:00`)) !== begin
			)
				continue;
			for (let on = 0; on < count; on++)
				dates.add(dateOf(minuteOf(`${begin}T00:00`) + on * DAY_MINUTES));
		}
	}
	return dates;
}

/** Minutes that the clocks show while work is done, whether they ever show them or not. */
function paint(spec: PlainSpec, painted: Uint8Array): void {
	painted.fill(0);
	const holidays = holidaysOf(spec);
	for (let midnight = 0; midnight < SHOWN; midnight += DAY_MINUTES) {
		if (holidays.has(dateOf(FIRST_SHOWN + midnight))) continue;
		const weekday = new Date((FIRST_SHOWN + midnight) * MINUTE).getUTCDay();
		for (const hours of spec.week ? (spec.week[weekday] ?? []) : ['00:00-24:00']) {
			const [begin = 0, end = 0] = hours.split('-').map(timeOf);
			const until = end > begin ? end : end + DAY_MINUTES;
			painted.fill(1, midnight + begin, midnight + until);
		}
	}
	for (const { date, minutes } of spec.weekly)
		for (let at = minuteOf(date) - FIRST_SHOWN; at < SHOWN; at += 7 * DAY_MINUTES)
			painted.fill(0, Math.max(0, at), Math.max(0, at + minutes));
}

/** One calendar at a time: they share their memory. */
const painted = new Uint8Array(SHOWN);
const closed = new Uint8Array(TO - FROM);
const sums = new Int32Array(TO - FROM + 1);

export class PlainCalendar {
	constructor(spec: PlainSpec, { shown }: PlainClocks) {
		paint(spec, painted);
		closed.fill(0);
		for (const { at, minutes } of spec.utc)
			closed.fill(1, at / MINUTE - FROM, at / MINUTE - FROM + minutes);
		let sum = 0;
		for (let minute = 0; minute < shown.length; minute++) {
			sum += (painted[shown[minute] as number] as number) & ~(closed[minute] as number);
			sums[minute + 1] = sum;
		}
	}

	#works(minute: number): boolean {
		return sums[minute + 1] !== sums[minute];
	}

	isWorking(at: number): boolean {
		return this.#works(Math.floor(at / MINUTE) - FROM);
	}

	/** Worked since the beginning of the range, ms. */
	until(at: number): number {
		const minute = Math.floor(at / MINUTE) - FROM;
		return (sums[minute] ?? NaN) * MINUTE + (this.#works(minute) ? at % MINUTE : 0);
	}

	/** When so much was worked since `from`; null when that is not within the range. */
	reached(from: number, working: number): number | null {
		if (working === 0) return from;
		const wanted = this.until(from) + working;
		if (wanted > (sums.at(-1) ?? 0) * MINUTE) return null;
		let low = 0;
		let high = sums.length - 1;
		while (high - low > 1) {
			const middle = (low + high) >>> 1;
			if ((sums[middle] ?? 0) * MINUTE < wanted) low = middle;
			else high = middle;
		}
		return (low + FROM) * MINUTE + wanted - (sums[low] ?? 0) * MINUTE;
	}
}
