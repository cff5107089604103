/** What stands beside a case at a desk, put together: colleagues, who else looks, related cases, escalations by hand. */
import type { CaseReader } from '#server/services/case-reader.ts';
import type { Cases } from '#server/services/cases.ts';
import { Colleagues } from '#server/services/colleagues.ts';
import type { Directory } from '#server/services/directory.ts';
import type { Plans } from '#server/services/plans.ts';
import { Presence } from '#server/services/presence.ts';
import { Raising } from '#server/services/raising.ts';
import { RelatedCases } from '#server/services/related.ts';
import type { Store } from '#server/store/index.ts';
import type { BesideServices } from './sockets/beside.ts';
import type { LiveState } from './state/live-state.ts';

interface Parts {
	store: Store;
	state: LiveState;
	directory: Directory;
	cases: Cases;
	plans: Plans;
	reader: CaseReader;
	onTrouble: (error: unknown) => void;
	onUnexpected: (error: unknown) => void;
}

export function openBeside({ store, state, directory, ...parts }: Parts): BesideServices {
	const { cases, plans, reader, onTrouble, onUnexpected } = parts;
	const presence = new Presence({
		...{ store, onTrouble },
		person: (client, id) => {
			const found = colleagues.find(client, id);
			return found && { id: found.id, name: found.name };
		}
	});
	const colleagues = new Colleagues(directory, () => presence.here());
	cases.peopleFrom((client, id) => colleagues.find(client, id));
	const related = new RelatedCases(store, (client) => state.client(client)?.cases.values() ?? []);
	state.listen({ changed: () => undefined, reloaded: () => related.forget() });
	const raising = new Raising({ cases, plans, directory });
	return { reader, directory, colleagues, presence, raising, related, onUnexpected };
}
