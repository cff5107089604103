/** Alerts that go nowhere, or never. */
import { isMasked } from '../secrets.ts';
import type { Check } from './check.ts';

export const alerts: Check = {
	needs: [],
	run({ alerts: { quiet, webhooks } }, { fault, warn }) {
		if (quiet && quiet.from === quiet.to)
			warn(
				['alerts', 'quiet'],
				'these hours are the whole day: nothing but critical alerts would ever leave Andon'
			);
		webhooks.forEach(({ url }, index) => {
			const at = ['alerts', 'webhooks', index, 'url'];
			const { protocol, username, password } = new URL(url);
			if (isMasked(url))
				fault(
					at,
					'this address was masked, and nothing can be sent to it: write the whole address; a key that may set up is shown it'
				);
			if (username !== '' || password !== '')
				fault(
					at,
					'expected an address without a name and password, which are not sent: take out what stands before the @'
				);
			if (protocol === 'http:')
				warn(
					at,
					'alerts would be sent unencrypted, which they are only to hosts in ALLOW_PRIVATE_HOSTS: write https:// where the receiver has it'
				);
		});
	}
};
