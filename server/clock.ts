/**
 * The only place that reads the system's clock or asks for chance; everything else has these handed in.
 */
import { randomBytes, randomUUID } from 'node:crypto';

/** This machine's time in ms since 1970. Never used for a decision: that takes the store's time. */
export const machineNow = (): number => Date.now();

/** Ms since an arbitrary start; does not jump when somebody sets the machine's clock. */
export const monotonicNow = (): number => performance.now();

/** A fresh operation id. */
export const newOperation = (): string => randomUUID();

/** `bytes` of secret randomness as URL-safe text. */
export const newSecret = (bytes = 32): string => randomBytes(bytes).toString('base64url');
