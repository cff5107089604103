/** The log of a running server: JSON lines by pino. The text at the start is for people and does not come through here. */
import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import { mask } from '#server/domain/masking/mask.ts';

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
	pino(
		{
			level,
			redact: { paths: REDACT, censor: '[redacted]' },
			hooks: {
				logMethod(given, method) {
					method.apply(
						this,
						given.map((one) => (typeof one === 'string' ? mask(one) : one)) as typeof given
					);
				}
			},
			formatters: { log: (fields) => masked(fields) as Record<string, unknown> },
			serializers: { err: (error: unknown) => masked(stdSerializers.err(error as Error)) }
		},
		to ?? pino.destination(1)
	);

const DEEPEST = 8;

/** Nobody's card, address or number, whatever an error quotes. Errors are left to their serializer. */
function masked(value: unknown, depth = 0): unknown {
	if (typeof value === 'string') return mask(value);
	if (typeof value !== 'object' || value === null || value instanceof Error) return value;
	if (depth === DEEPEST) return '[deep]';
	if (Array.isArray(value)) return value.map((one) => masked(one, depth + 1));
	return Object.fromEntries(
		Object.entries(value).map(([key, one]) => [key, masked(one, depth + 1)])
	);
}

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
