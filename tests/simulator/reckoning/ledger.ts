/**
 * One timer of a case as the reckoning keeps it: a row of stretches in which it ran or stood, and by what it is reckoned.
 */
import type { WaitingFor } from '#lib/shared/words.ts';
import type { WorkHours } from './work-hours.ts';

export interface Stretch {
	from: number;
	to: number | null;
	/** For what it stood; null when it ran. */
	for: WaitingFor | 'resolved' | null;
}

/** By what a timer is reckoned. */
export interface Terms {
	/** Working time, ms. */
	allowance: number;
	hours: WorkHours;
	/** Per cent at which something is told. */
	shares: readonly number[];
}

export class Ledger {
	/** Oldest first; the last one goes on. */
	stretches: Stretch[];
	terms: Terms;
	due: number;
	stoppedAt: number | null = null;
	/** When it goes on by itself; null while it runs. */
	until: number | null = null;
	/** The highest share that was told. */
	told = 0;
	/** Told to have run out. */
	past = false;
	/** Due so long before it was told of that it is recorded history. */
	history = false;

	constructor(at: number, terms: Terms) {
		this.stretches = [{ from: at, to: null, for: null }];
		this.terms = terms;
		this.due = this.reaches(terms.allowance);
	}

	copy(): Ledger {
		const copy = Object.assign(Object.create(Ledger.prototype) as Ledger, this);
		copy.stretches = this.stretches.map((stretch) => ({ ...stretch }));
		return copy;
	}

	get startedAt(): number {
		return this.stretches[0]?.from ?? NaN;
	}

	get last(): Stretch {
		return this.stretches.at(-1) as Stretch;
	}

	/** For what it stands now; null when it runs, or was stopped. */
	get standsFor(): Stretch['for'] {
		return this.stoppedAt === null ? this.last.for : null;
	}

	get runs(): boolean {
		return this.stoppedAt === null && this.last.for === null;
	}

	/** How long it has stood for one reason, ms of real time. */
	stood(reason: WaitingFor, at: number): number {
		return this.stretches
			.filter((stretch) => stretch.for === reason)
			.reduce((sum, { from, to }) => sum + (to ?? at) - from, 0);
	}

	/** A new stretch begins. */
	turn(at: number, reason: Stretch['for']): void {
		this.last.to = at;
		this.stretches.push({ from: at, to: null, for: reason });
		this.due = this.reaches(this.terms.allowance);
	}

	stop(at: number): void {
		if (this.stoppedAt !== null) return;
		this.last.to = at;
		this.stoppedAt = at;
		this.until = null;
	}

	/** Goes on where it was stopped; the time between is one in which it stood. */
	goOn(at: number): void {
		if (this.stoppedAt === null) return;
		this.stretches.push({ from: this.stoppedAt, to: at, for: 'resolved' });
		this.stretches.push({ from: at, to: null, for: null });
		this.stoppedAt = null;
		this.due = this.reaches(this.terms.allowance);
	}

	/** Other terms, from the same start: what was told of another due instant no longer holds. */
	follow(terms: Terms): void {
		const { allowance, hours } = this.terms;
		const same = terms.allowance === allowance && terms.hours === hours;
		const before = same ? this.due : this.reaches(allowance);
		this.terms = terms;
		if (same) return;
		this.due = this.reaches(terms.allowance);
		if (this.due === before) return;
		this.told = 0;
		this.past = false;
	}

	/** The instant of a share, in per cent. */
	instantOf(share: number): number {
		return this.reaches(Math.round((this.terms.allowance * share) / 100));
	}

	/** The next share that is to be told. */
	get nextShare(): number | null {
		return this.terms.shares.find((share) => share > this.told) ?? null;
	}

	/** When so much of it has run: one that stands still, as if it ran on from there. */
	reaches(amount: number): number {
		const { hours } = this.terms;
		let left = amount;
		for (const [index, { from, to, for: reason }] of this.stretches.entries()) {
			const open = index === this.stretches.length - 1 && this.stoppedAt === null;
			if (open) return hours.reach(from, left);
			if (reason !== null) continue;
			const ran = hours.until(to ?? from) - hours.until(from);
			if (ran >= left) return hours.reach(from, left);
			left -= ran;
		}
		// it was stopped before: as if it had run on
		return hours.reach(this.stoppedAt ?? this.last.from, left);
	}
}
