/** What stands in `duration(…)`. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { RuleFault } from './fault.ts';

const SPAN = /^([+-]?)((\d+(\.\d+)?)(h|m|s|ms))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|h|m|s)/g;
const UNIT_MS = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** @returns ms @throws RuleFault when it is no duration that is written out */
export function spanOf(node: ASTNode): number {
	const said = node.op === 'value' ? node.args : undefined;
	const sign = typeof said === 'string' ? SPAN.exec(said)?.[1] : undefined;
	if (typeof said !== 'string' || sign === undefined) {
		const days = typeof said === 'string' && /\d\s*d/.test(said) ? ' (a day is 24h)' : '';
		throw new RuleFault(`expected a duration such as "90m", "1h30m" or "20s"${days}`, node.start);
	}
	let ms = 0;
	for (const [, count, unit] of said.matchAll(PART)) ms += Number(count) * UNIT_MS[unit as 'h'];
	return sign === '-' ? -ms : ms;
}
