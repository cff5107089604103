import { tell, type Command } from '../command.ts';

export const links: Command[] = [
	{
		name: 'links renew',
		usage: '',
		does: 'signs links for customers with a fresh secret; the second time ends those of before',
		words: [],
		async run(bench) {
			const { store, say } = bench;
			await store.linkSecrets.renew();
			tell(bench, 'links:renewed', 'links');
			say(
				'Links for customers are signed with a fresh secret. Those that the secret before it signed still hold; a second `links renew` ends them, too.'
			);
		}
	}
];
