/** How people sign in, as it is set. */
import { z } from 'zod';
import { Slug } from '#lib/shared/wire/commands.ts';
import { ESCALATED_TIERS, ROLES } from '#lib/shared/words.ts';

const HOUR_MS = 3_600_000;
/** A session lasts no longer, however it is set. */
export const MOST_HOURS = 720;
const hours = (least: number, most: number) => {
	const expected = `expected whole hours, from ${least} to ${most}`;
	return z.int(expected).min(least, expected).max(most, expected);
};

/** Whoever is in this group at the provider is this here. */
export const GroupField = z.strictObject({
	group: z.string().trim().min(1, 'expected the name of a group').max(200),
	role: z.literal(ROLES, `expected ${ROLES.join(', ')}`),
	clients: z.union([z.literal('*'), z.array(Slug).min(1, 'expected a client at least')]),
	tiers: z.array(z.literal(ESCALATED_TIERS)).min(1).optional()
});
export type GroupMeaning = z.infer<typeof GroupField>;

const Line = (least: number, most: number, expected: string) =>
	z.string(expected).trim().min(least, expected).max(most, expected);

export const ProviderField = z.strictObject({
	issuer: z.url({
		protocol: /^https?$/,
		error: 'expected the address of the provider, such as https://login.example.com'
	}),
	clientId: Line(1, 200, 'expected what the provider calls Andon'),
	scopes: Line(6, 300, 'expected words such as "openid profile"').refine(
		(text) => text.split(/\s+/).includes('openid'),
		'expected "openid" among them'
	),
	groupsClaim: Line(1, 100, 'expected the name of a claim, such as groups'),
	groups: z.array(GroupField).max(200, 'expected 200 groups at most'),
	button: Line(1, 60, 'expected the text of the button')
});
/** A provider (OpenID Connect), without the secret that Andon shares with it. */
export type ProviderSettings = z.infer<typeof ProviderField>;

export const SignInField = z.strictObject({
	idleHours: hours(1, 24),
	longestHours: hours(1, MOST_HOURS),
	secondFactor: z.boolean(),
	/** Where this is false only administrators sign in with a password. */
	passwords: z.boolean(),
	provider: ProviderField.nullable()
});
/** As it is read and edited. */
export type SignInSettings = z.infer<typeof SignInField>;

/** As it is kept. */
export interface KeptSignIn extends SignInSettings {
	/** What Andon shares with the provider, sealed; null without one. */
	secret: string | null;
}

/** A shift and its handover; a week. */
export const DEFAULT_SIGN_IN: KeptSignIn = {
	...{ idleHours: 12, longestHours: 168, secondFactor: false, passwords: true },
	...{ provider: null, secret: null }
};

export const idleMs = ({ idleHours }: SignInSettings): number => idleHours * HOUR_MS;
export const longestMs = ({ longestHours }: Pick<SignInSettings, 'longestHours'>): number =>
	longestHours * HOUR_MS;

/** The first meaning whose group is among these; null when there is none. */
export const meaningOf = (
	{ groups }: Pick<ProviderSettings, 'groups'>,
	has: readonly string[]
): GroupMeaning | null => groups.find(({ group }) => has.includes(group)) ?? null;
