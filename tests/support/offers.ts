/** An escalation that Ana has had for a minute, and the same offered to Ben. */
import { MINUTE, escalated } from './cases.ts';

export const TO_BEN = { type: 'hand', to: 'ben', why: 'My shift ends' } as const;

export function owned() {
	const tale = escalated();
	tale.done({ type: 'claim' });
	tale.wait(MINUTE);
	return tale;
}

export function offered() {
	const tale = owned();
	tale.done(TO_BEN);
	return tale;
}
