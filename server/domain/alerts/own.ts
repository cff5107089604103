/** Alerts that are about no case: a channel that fails, a tier without people, a wall that is not well. */
import type { EscalatedTier } from '#lib/shared/words.ts';
import type { AlertNews } from './alert.ts';

/** Of a wall that is dark, stale or muted. */
export const WALL_RULE = 'wall:trouble';

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

type WallTrouble = 'dark' | 'stale' | 'muted';

const WALL_WORDS: Record<WallTrouble, [title: string, act: string]> = {
	dark: ['is dark: it has not been connected for a minute', 'See that it has power and network'],
	stale: [
		'shows what was half a minute ago',
		'Load it anew at Admin, Walls; if that does not help, restart it'
	],
	muted: [
		'cannot be heard: its browser does not let it sound',
		'Tap it once, or start its browser as docs/walls.md says'
	]
};

export const wallTroubled = (
	client: string,
	{ id, name, place }: { id: string; name: string; place: string },
	trouble: WallTrouble,
	at: number
): AlertNews => ({
	kind: 'alert',
	n: 0,
	alert: {
		...aboutNoCase,
		client,
		key: wallKey(id, trouble),
		rule: WALL_RULE,
		severity: 'warning',
		title: `The wall ${name}${place ? ` (${place})` : ''} ${WALL_WORDS[trouble][0]}`,
		act: WALL_WORDS[trouble][1],
		at,
		to: 'management'
	}
});

/** @param keys of alerts about walls that are well again, revoked or gone */
export const wallWell = (keys: string[], at: number): AlertNews => ({
	kind: 'alert-end',
	n: 0,
	keys,
	why: 'it is well again',
	at
});

export const wallKey = (wall: string, trouble: WallTrouble): string => `wall|${wall}|${trouble}`;

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
