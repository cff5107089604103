/** One-time codes (TOTP, RFC 6238), and the recovery codes for the day on which the phone is lost. */
import { generateSecret, generateURI, verify } from 'otplib';
import { encode } from 'uqr';
import { newCode } from '#server/clock.ts';
import { byPerson } from '#server/domain/audit.ts';
import type { Account } from '#server/domain/directory.ts';
import type { Store } from '#server/store/index.ts';
import type { Telling } from '../audit.ts';
import type { Directory } from '../directory.ts';
import { sha256 } from '#server/domain/secret.ts';
import { newEra } from './links.ts';
import { FACTOR, type Sealing } from './sealing.ts';

const PERIOD_S = 30;
/** A code of the period before or after is taken, too: clocks differ, and people type. */
const TOLERANCE_S = PERIOD_S;
/** Longer than a code is taken. */
const USED_MS = 4 * PERIOD_S * 1000;
/** How long a secret waits to be confirmed. */
const PENDING_MS = 15 * 60_000;
const RECOVERY = 10;
/** No letter that looks like another; 12 of them are 57 bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'.replace(/[ou]/g, '');

/** What an app needs: a picture to scan, or letters to type. */
export interface Enrolment {
	/** In groups of four. */
	secret: string;
	qr: { size: number; path: string };
}

interface Services {
	store: Store;
	directory: Directory;
	audit: Telling;
	sealing: Sealing;
}

export class SecondFactors {
	readonly #services: Services;

	constructor(services: Services) {
		this.#services = services;
	}

	/** The same one until it is confirmed, or a quarter of an hour has passed. */
	async offer(account: Account): Promise<Enrolment> {
		const { store, sealing } = this.#services;
		const pending = await this.#pending(account.id);
		const secret = pending ?? generateSecret();
		if (pending === null)
			await store.passes.keep(
				pendingOf(account.id),
				sealing.seal(pendingOf(account.id), secret),
				PENDING_MS
			);
		const uri = generateURI({ issuer: 'Andon', label: account.id, secret });
		return { secret: secret.replaceAll(/(.{4})(?=.)/g, '$1 '), qr: qrOf(uri) };
	}

	/**
	 * Shown that the app has it, it is asked for from now on. All sessions of before end.
	 * @returns the recovery codes, never to be had again; null for a wrong code
	 */
	async confirm(
		account: Account,
		code: string
	): Promise<{ recovery: string[]; account: Account } | null> {
		const { store, directory, sealing } = this.#services;
		const secret = await this.#pending(account.id);
		if (secret === null || !(await this.#fits(account.id, secret, code))) return null;
		await store.passes.take(pendingOf(account.id));
		const recovery = Array.from({ length: RECOVERY }, newRecoveryCode);
		const sealed = sealing.seal(FACTOR(account.id), secret);
		const now = store.clock.now();
		const changed = await directory.change('person', account.id, (before) => ({
			...before,
			secondFactor: { secret: sealed, since: now, recovery: recovery.map(hashOf) },
			era: newEra()
		}));
		if (!changed) return null;
		this.#tell(changed, 'set up');
		return { recovery, account: changed };
	}

	/** Of one-time codes each opens once, of recovery codes as well. @returns false for a wrong one */
	async check(account: Account, typed: string): Promise<boolean> {
		const { directory, sealing } = this.#services;
		const { secondFactor } = account;
		if (!secondFactor) return false;
		const code = typed.replaceAll(/\s/g, '');
		if (/^\d{6}$/.test(code))
			return this.#fits(account.id, sealing.open(FACTOR(account.id), secondFactor.secret), code);
		const hash = hashOf(code);
		let used = false;
		const left = await directory.change('person', account.id, (before) => {
			const has = before.secondFactor?.recovery ?? [];
			used = has.includes(hash);
			if (!used || !before.secondFactor) return before;
			const recovery = has.filter((one) => one !== hash);
			return { ...before, secondFactor: { ...before.secondFactor, recovery } };
		});
		const count = left?.secondFactor?.recovery.length ?? 0;
		if (used) this.#tell(account, `recovery code used, ${count} left`);
		return used;
	}

	/** Ten fresh recovery codes in place of those of before. */
	async renewRecovery(account: Account): Promise<string[] | null> {
		const recovery = Array.from({ length: RECOVERY }, newRecoveryCode);
		const changed = await this.#services.directory.change('person', account.id, (before) =>
			before.secondFactor
				? {
						...before,
						secondFactor: { ...before.secondFactor, recovery: recovery.map(hashOf) }
					}
				: null
		);
		if (changed) this.#tell(changed, 'recovery codes renewed');
		return changed && recovery;
	}

	/** Somebody wants none any more. */
	async drop(account: Account): Promise<Account | null> {
		const step = (before: Account) => ({ ...before, secondFactor: null, era: newEra() });
		const changed = await this.#services.directory.change('person', account.id, step);
		if (changed) this.#tell(changed, 'taken away');
		return changed;
	}

	async #pending(id: string): Promise<string | null> {
		const { store, sealing } = this.#services;
		const kept = await store.passes.read(pendingOf(id));
		return typeof kept === 'string' ? sealing.open(pendingOf(id), kept) : null;
	}

	async #fits(id: string, secret: string, token: string): Promise<boolean> {
		const { store } = this.#services;
		if (!/^\d{6}$/.test(token)) return false;
		const epoch = Math.floor(store.clock.now() / 1000);
		const found = await verify({ secret, token, epoch, epochTolerance: TOLERANCE_S });
		if (!found.valid) return false;
		const period = Math.floor(epoch / PERIOD_S) + found.delta;
		return store.passes.use(`${sha256(id)}:${period}`, USED_MS);
	}

	#tell(account: Account, detail: string): void {
		const of = { kind: 'person', id: account.id };
		const by = byPerson(account);
		this.#services.audit.tell({ by, what: 'person:second-factor', of, client: null, detail });
	}
}

const pendingOf = (id: string): string => sha256(`second-factor:${id}`);

const newRecoveryCode = (): string => [4, 4, 4].map((length) => newCode(LETTERS, length)).join('-');

/** However it is typed. */
const hashOf = (code: string): string => sha256(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));

/** As one path of an SVG, in modules. */
function qrOf(text: string): Enrolment['qr'] {
	const { size, data } = encode(text, { border: 2, ecc: 'M' });
	const path = data
		.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
		.join('');
	return { size, path };
}
