/** The log of a running server: JSON lines by pino. The text at the start is for people and does not come through here. */
import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Secrets never reach the log, whoever logs them. */
const REDACT = [
	'*.authorization',
	'*.cookie',
	'*.password',
	'*.secret',
	'*.secrets',
	'*.token',
	'*.key'
];

/** @param to standard output, if left out */
export const createLog = (level: string, to?: DestinationStream): Log =>
	pino({ level, redact: { paths: REDACT, censor: '[redacted]' } }, to ?? pino.destination(1));

/** Trouble is logged once when it begins and once when it is over: a store that is away for an hour makes two lines. */
export function troubleLog(log: Log, what: string) {
	let troubled = false;
	return {
		trouble(error: unknown): void {
			const message = error instanceof Error ? error.message : String(error);
			if (troubled) return log.debug({ err: message }, `${what}: still in trouble`);
			troubled = true;
			log.warn({ err: message }, `${what}: trouble`);
		},
		over(): void {
			if (!troubled) return;
			troubled = false;
			log.warn(`${what}: well again`);
		}
	};
}
