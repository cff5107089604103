/**
 * The only place that reads the system's clock or asks for chance; everything else has these handed in.
 */
import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** Ms since an arbitrary start; does not jump when somebody sets the machine's clock. */
export const monotonicNow = (): number => performance.now();

/** A fresh operation id. */
export const newOperation = (): string => randomUUID();

/** Tells one history of positions from another. Not secret, and cheap: Node draws random ids from a pool. */
export const newEpoch = (): string => randomUUID().slice(0, 8);

/** `bytes` of secret randomness as URL-safe text. */
export const newSecret = (bytes = 32): string => randomBytes(bytes).toString('base64url');

/** `length` letters of some, each as likely as any other; not to be guessed. */
export const newCode = (letters: string, length: number): string =>
	Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');

/** A number from 0 up to 1, for what must not happen everywhere at once. */
export const chance = (): number => Math.random();
