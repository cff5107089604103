/** The words at the end of a replay. */
import type { Plan } from './plan.ts';
import type { Tally } from './send.ts';

const counted = (count: number, one: string) => `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;
const grouped = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 0 });

/**
 * @param total how much of the plan was to be sent; the rest was known already
 * @param ms how long the sending took
 */
export function summaryLines(plan: Plan, total: number, tally: Tally, ms: number): string[] {
	const unit = plan.what === 'incidents' ? 'commands' : 'looks at queues';
	const known = plan.planned.length - total;
	const rows = counted(plan.rows, 'row');
	const about =
		plan.what === 'incidents' ? counted(plan.cases, 'case') : counted(plan.queues.length, 'queue');
	const seconds = ms / 1000;
	const rate = seconds > 0 && known === 0 ? ` · ${grouped(plan.rows / seconds)} rows/s` : '';
	const whole = tally.sent === total;
	return [
		`${rows} · ${about} · ${grouped(tally.sent)} ${unit} sent · ` +
			`${known > 0 ? `${grouped(known)} known already · ` : ''}${grouped(tally.refused)} refused · ` +
			`${seconds.toFixed(1)} s${whole ? rate : ''}`,
		...[...tally.refusals].map(
			([code, { count, example }]) => `  ${grouped(count)} × ${code}, such as ${example}`
		),
		...(whole
			? []
			: [
					`Stopped: ${grouped(total - tally.sent)} of ${grouped(total)} ${unit} have no answer. ` +
						'Run it again: it goes on where it stopped.'
				])
	];
}
