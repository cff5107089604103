/** Who asked to be told in the browser of what is new in their tiers. Costs nothing where nobody has a browser for it. */
import { may, tiersOf } from '#lib/shared/access/deeds.ts';
import { DEFAULT_PREFERENCES, isNewIn, type Kinded } from '#server/domain/alerts/kinds.ts';
import { covers } from '#server/domain/directory.ts';
import { isLetIn } from '#server/domain/people.ts';
import type { AlertPeopleStore } from '#server/store/alert-people.ts';
import type { Directory } from '../directory.ts';
import type { Browsers } from './browsers.ts';

/** @returns ids of the people who watch what an alert is about; to be used for what is told now */
export async function watchersOf(
	client: string,
	directory: Directory,
	alertPeople: AlertPeopleStore,
	browsers: Browsers
): Promise<(alert: Kinded) => string[]> {
	const acting = directory
		.all('person')
		.filter((one) => isLetIn(one) && covers(one.clients, client))
		.filter((one) => may(one, 'act') && may(one, 'see-alerts'));
	const reachable = await browsers.reachable(acting.map(({ id }) => id));
	const said = await alertPeople.preferencesOf([...reachable]);
	const watching = acting
		.filter(({ id }) => reachable.has(id))
		.filter(({ id }) => (said.get(id)?.kinds ?? DEFAULT_PREFERENCES.kinds).includes('new'))
		.map((one) => ({ id: one.id, tiers: tiersOf(one) }));
	return (alert) => watching.filter(({ tiers }) => isNewIn(tiers, alert)).map(({ id }) => id);
}
