/** Secrets, compared and kept so that neither time nor the store tells them. */
import { hash, timingSafeEqual } from 'node:crypto';

/** How a secret of ours is kept: long and random, so that a fast hash is enough. */
export const sha256 = (text: string): string => hash('sha256', text);

/**
 * Compares as text, in constant time for texts of one length. Base64 is deliberately not decoded: several texts decode
 * to the same bytes, and only the one that the sender writes is right.
 */
export function sameText(a: string, b: string): boolean {
	const left = Buffer.from(a, 'utf8');
	const right = Buffer.from(b, 'utf8');
	return left.length === right.length && timingSafeEqual(left, right);
}
