/** The parts of a node that tell deadlines, without what shows or sends them. */
import { Cases } from '#server/services/cases.ts';
import { Deadlines } from '#server/services/deadlines.ts';
import { Directory } from '#server/services/directory.ts';
import { Plans } from '#server/services/plans.ts';
import { openStore } from '#server/store/index.ts';
import { serve } from '../support/remote.ts';

const methods = {
	async start(url: string, prefix: string): Promise<void> {
		const store = await openStore({ url, prefix });
		const directory = new Directory(store);
		await directory.load();
		const cases = new Cases(store, new Plans(directory));
		new Deadlines(store, cases, directory).start((error) => {
			throw error;
		});
	}
};
export type Sweeper = typeof methods;
serve(methods);
