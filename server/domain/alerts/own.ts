/** Alerts that are about no case: a channel that fails, a tier without people, a wall that is not well. */
import { ACTS } from '#lib/shared/alert-acts.ts';
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

const ended = (keys: string[], why: string, at: number): AlertNews => ({
	kind: 'alert-end',
	n: 0,
	keys,
	why,
	at
});

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
		act: ACTS.mend,
		names: { channel, why },
		at,
		to: 'administrators',
		except: channel
	}
});

export const channelWell = (channel: string, at: number): AlertNews =>
	ended([channelKey(channel)], 'it goes again', at);

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
		act: ACTS['staff-shift'],
		names: { shift },
		at,
		to: 'management',
		tier
	}
});

/** @param why such as "somebody is there" */
export const rosterEnd = (key: string, why: string, at: number): AlertNews => ended([key], why, at);

type WallTrouble = 'dark' | 'stale' | 'muted';

const WALL_WORDS: Record<WallTrouble, [title: string, act: string]> = {
	dark: ['is dark: it has not been connected for a minute', ACTS.power],
	stale: ['shows what was half a minute ago', ACTS.reload],
	muted: ['cannot be heard: its browser does not let it sound', ACTS.tap]
};

export const wallTroubled = (
	client: string,
	{ id, name, place }: { id: string; name: string; place: string },
	trouble: WallTrouble,
	at: number
): AlertNews => {
	const wall = `${name}${place ? ` (${place})` : ''}`;
	return {
		kind: 'alert',
		n: 0,
		alert: {
			...aboutNoCase,
			client,
			key: wallKey(id, trouble),
			rule: WALL_RULE,
			severity: 'warning',
			title: `The wall ${wall} ${WALL_WORDS[trouble][0]}`,
			act: WALL_WORDS[trouble][1],
			names: { wall, trouble },
			at,
			to: 'management'
		}
	};
};

/** @param keys of alerts about walls that are well again, revoked or gone */
export const wallWell = (keys: string[], at: number): AlertNews =>
	ended(keys, 'it is well again', at);

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
