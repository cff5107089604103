/** Alerts that are about no case: a channel that fails, a tier without people. */
import type { EscalatedTier } from '#lib/shared/words.ts';
import type { AlertNews } from './alert.ts';

/** Of a shift that lacks people of a tier. */
export const ROSTER_RULE = 'roster:gap';

const aboutNoCase = {
	case: null,
	ref: null,
	tier: null,
	team: null,
	owner: null,
	except: null
} as const;

/** @param channel such as `webhook:ops`. @param why it failed last, without secrets */
export const channelFailed = (
	client: string,
	channel: string,
	why: string,
	at: number
): AlertNews => ({
	kind: 'alert',
	n: 0,
	alert: {
		...aboutNoCase,
		client,
		key: channelKey(channel),
		rule: 'channel:failed',
		severity: 'warning',
		title: `Alerts do not go out by ${channelWords(channel)}: ${why}`,
		act: 'Mend it, or take it out of the configuration',
		at,
		to: 'administrators',
		except: channel
	}
});

export const channelWell = (channel: string, at: number): AlertNews => ({
	kind: 'alert-end',
	n: 0,
	keys: [channelKey(channel)],
	why: 'it goes again',
	at
});

/** @param shift what it is called. @param from when it begins, ms since 1970 */
export const rosterGap = (
	client: string,
	tier: EscalatedTier,
	shift: string,
	from: number,
	at: number
): AlertNews => ({
	kind: 'alert',
	n: 0,
	alert: {
		...aboutNoCase,
		client,
		key: rosterKey(tier, from),
		rule: ROSTER_RULE,
		severity: 'warning',
		title: `Nobody of tier ${tier} is in the shift ${shift}`,
		act: 'Put somebody on it before it begins',
		at,
		to: 'management',
		tier
	}
});

/** @param why such as "somebody is there" */
export const rosterEnd = (key: string, why: string, at: number): AlertNews => ({
	kind: 'alert-end',
	n: 0,
	keys: [key],
	why,
	at
});

const channelKey = (channel: string): string => `channel|${channel}`;

export const rosterKey = (tier: EscalatedTier, from: number): string => `roster|${tier}|${from}`;

/** When the shift begins that such a key is about, ms since 1970. */
export const rosterBegin = (key: string): number => Number(key.split('|')[2]);

/** "the webhook ops", "mail to night", "push notification". */
export function channelWords(channel: string): string {
	const [kind = '', name = ''] = channel.split(':');
	if (kind === 'webhook') return `the webhook ${name}`;
	if (kind === 'email') return `mail (${name})`;
	return 'push notification';
}
