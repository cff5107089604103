/** Alerts that go nowhere, or never. */
import type { Check } from './check.ts';

export const alerts: Check = {
	needs: [],
	run({ alerts: { quiet, webhooks } }, { warn }) {
		if (quiet && quiet.from === quiet.to)
			warn(
				['alerts', 'quiet'],
				'these hours are the whole day: nothing but critical alerts would ever leave Andon'
			);
		webhooks.forEach(({ url }, index) => {
			if (url.startsWith('http:'))
				warn(
					['alerts', 'webhooks', index, 'url'],
					'alerts would be sent unencrypted: write https:// where the receiver has it'
				);
		});
	}
};
