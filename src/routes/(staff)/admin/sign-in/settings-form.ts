/** What the form of sign-in settings says. */
import { text } from '#lib/door/cookies.ts';

/** "1, 2" → ["1", "2"] */
const list = (said: string): string[] =>
	said
		.split(',')
		.map((one) => one.trim())
		.filter(Boolean);

export function providerOf(form: FormData) {
	const rows = ['group', 'group-role', 'group-clients', 'group-tiers'].map((name) =>
		form.getAll(name).map((field) => (typeof field === 'string' ? field.trim() : ''))
	);
	const [names = [], roles = [], clients = [], tiers = []] = rows;
	return {
		issuer: text(form, 'issuer').trim(),
		clientId: text(form, 'clientId'),
		scopes: text(form, 'scopes'),
		groupsClaim: text(form, 'groupsClaim'),
		button: text(form, 'button'),
		// a line without a group is none
		groups: names.flatMap((group, index) =>
			group === ''
				? []
				: {
						...{ group, role: roles[index] ?? '' },
						clients: clients[index] === '*' ? '*' : list(clients[index] ?? ''),
						...(tiers[index] && { tiers: list(tiers[index]).map(Number) })
					}
		)
	};
}

export const settingsOf = (form: FormData) => ({
	idleHours: Number(text(form, 'idleHours')),
	longestHours: Number(text(form, 'longestHours')),
	secondFactor: form.has('secondFactor'),
	passwords: form.has('passwords'),
	provider: form.has('hasProvider') ? providerOf(form) : null
});
