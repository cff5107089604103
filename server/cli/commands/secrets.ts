import { reseal } from '#server/services/reseal.ts';
import { Fault, tell, type Command } from '../command.ts';

export const secrets: Command[] = [
	{
		name: 'secrets reseal',
		usage: '',
		does: 'seals every kept secret with ANDON_SECRET_KEY, also those that an old key or none sealed',
		words: [],
		async run(bench) {
			const { store, directory, say } = bench;
			if (!store.sealed.sealing)
				throw new Fault('ANDON_SECRET_KEY: expected the key to seal with; it is not set.');
			const count = await reseal(store, directory);
			tell(bench, 'secrets:resealed', 'secrets');
			say(`${count} sealed anew. What was in ANDON_SECRET_KEY_OLD is needed no longer.`);
		}
	}
];
