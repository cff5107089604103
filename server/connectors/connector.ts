/**
 * What a vendor's connector is: pure functions from bytes to commands. It opens no connection, reads no clock and keeps
 * nothing; the service that runs it keeps the delivery, dedupes it and applies the commands.
 */
import type { ZodType } from 'zod';
import type { ApiCommandInput } from '#lib/shared/wire/commands.ts';

/** A delivery as it came in. Header names are lower case. */
export interface Delivery {
	method: string;
	headers: Readonly<Record<string, string | undefined>>;
	/** The raw bytes; what a signature was made over. */
	body: Uint8Array;
	/** When it arrived, ms since 1970. */
	receivedAt: number;
}

export type Verdict =
	| { ok: true }
	/** `reason` is for the log and the administrator; the sender only learns that it was refused. */
	| { ok: false; reason: 'unsigned' | 'bad-signature' | 'stale' | 'malformed' };

/** One command for one case, in the order in which they are to be applied. */
export interface Applied {
	case: string;
	command: ApiCommandInput;
	/** When it happened at the vendor's, ms since 1970. */
	at?: number;
	/** Who did it there, as far as the vendor says. */
	by?: { id: string; name: string };
}

export type Translation =
	| { kind: 'commands'; commands: Applied[] }
	/** Understood, and of no concern to us. */
	| { kind: 'ignored'; why: string }
	/** Not understood: it waits as a dead letter, where an administrator sees it and can replay it. */
	| { kind: 'dead'; why: string };

export interface Connector<Settings> {
	/** Lower case, as in `/hooks/{client}/{connector}`. */
	id: string;
	title: string;
	/** What an administrator has to give, as a schema whose messages say what is expected. */
	settings: ZodType<Settings>;
	/** Which of the settings are lists of secrets, at most two: the present one and the one that it replaces. */
	secrets: readonly string[];
	/** The headers that `inbound` reads, in lower case: the others are gone by then. */
	reads: readonly string[];
	verify(delivery: Delivery, settings: Settings): Verdict;
	/** The same for every repetition of one delivery, different for every other one. */
	deliveryId(delivery: Delivery): string;
	/**
	 * Never throws on bad input: that is a dead letter. The body is that of the delivery with its texts masked: ids and
	 * instants are as they came (`domain/masking/document.ts` says what it takes for one).
	 */
	inbound(delivery: Delivery, settings: Settings): Translation;
}
