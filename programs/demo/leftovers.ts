/** What an earlier run of the demo left: gone on with, or, when nobody was there for long, put away. */
import type { CaseView } from '#lib/shared/wire/history.ts';
import type { Item } from '../client/index.ts';
import { CAUSES, type Brand } from './cast.ts';
import { brandOf } from './learn.ts';
import type { Practice } from './practice.ts';
import type { DemoItem } from './ticket.ts';

/** With fewer escalations than these there is nothing to go on with. */
const ENOUGH = 15;

/** Whether a floor can be gone on with: it has enough to do, and most of it can still be done in time. */
export function canGoOn(views: CaseView[], now: number): boolean {
	const escalations = views.filter(({ tier }) => tier > 0);
	const late = escalations.filter(
		({ subject, clocks }) =>
			subject === 'sla-breach' ||
			clocks.some(({ name, stoppedAt, dueAt }) => name === 'resolve' && !stoppedAt && dueAt < now)
	);
	return escalations.length >= ENOUGH && late.length * 2 <= escalations.length;
}

/** Ends every case, as a floor does whose day is over. */
export function putAway(
	views: CaseView[],
	run: string,
	practices: Record<Brand, Practice>
): DemoItem[] {
	const items: DemoItem[] = [];
	for (const view of views) {
		const client = brandOf(view);
		if (!client) continue;
		const say = (command: Item['command']) => {
			const operation = `demo:${run}:away:${items.length}`;
			items.push({ client, item: { operation, case: view.case, command } });
		};
		if (view.tier === 0) say({ type: 'update', status: 'closed' });
		else {
			const [usual] = CAUSES['sla-breach'];
			const { causes } = practices[client];
			const cause = causes.includes(usual ?? '') ? usual : causes[0];
			say({ type: 'resolve', cause: cause ?? 'Nobody owned it', done: 'The day is over.' });
			say({ type: 'follow-up', channel: 'phone', satisfied: true });
		}
	}
	return items;
}
