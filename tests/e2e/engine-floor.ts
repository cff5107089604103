/** A floor whose clients are configured: sample teams, paths, SOPs and words. Made-up names, all of them. */
import type { ConfigurationInput } from '#server/domain/configuration/schema.ts';
import type { Floor } from './floor.ts';

export const SOP = `Before you write to the customer:

1. **Check the order** in the shop’s back office
2. Ask the bank for the *reference* of the refund
   - it stands on page 2 of their answer
3. Send the money again if nothing arrived within \`5\` working days

See [the refund rules](https://example.com/refunds).
`;

export const ENGINE: ConfigurationInput = {
	calendars: {
		office: {
			week: Object.fromEntries(
				['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']])
			)
		}
	},
	teams: {
		leads: { name: 'Team leads', tier: 1 },
		payments: { name: 'Payments', tier: 2, skills: ['refunds', 'chargebacks'] },
		experts: { name: 'Experts', tier: 3, skills: ['fraud'] },
		management: { name: 'Management', tier: 4 }
	},
	policies: [
		{
			name: 'Standard',
			calendar: 'office',
			claim: '15m',
			update: '45m',
			resolve: '4h',
			pause: { customer: '2d' }
		}
	],
	paths: [
		{
			name: 'Standard',
			steps: [
				{ tier: 1, team: 'leads', dwell: '30m' },
				{ tier: 2, team: 'payments', dwell: '1h' },
				{ tier: 3, team: 'experts', dwell: '2h' },
				{ tier: 4, team: 'management', dwell: '4h' }
			]
		}
	],
	sops: [
		{
			name: 'refund',
			title: 'Refund that does not arrive',
			for: { subject: ['billing'] },
			text: SOP
		},
		{ name: 'calm', title: 'An upset customer', text: '- Listen first\n- Say what happens next\n' }
	],
	causes: ['Bank was late', 'Wrong account', 'Refund never sent', 'Shop system down'],
	templates: [
		{
			name: 'on-it',
			title: 'We are on it',
			text: 'Hello {customer},\n\nwe are looking into {ref} and will write again by {next}.'
		},
		{
			name: 'sent',
			title: 'The money is on its way',
			channel: 'sms',
			text: 'Your refund for {ref} was sent.'
		}
	],
	lease: '20m',
	followUp: { within: '3d' }
};

export const PRIYA = { id: 'priya', name: 'Priya Raman' };
export const MATEO = { id: 'mateo', name: 'Mateo Cruz' };

/** Northwind by `ENGINE`, and cases of it in every state that a desk works with. */
export async function engineFloor(
	floor: Floor,
	change: Partial<ConfigurationInput> = {}
): Promise<void> {
	await floor.configure('northwind', { ...ENGINE, ...change });
	const open = (id: string, title: string, ago: number, facts: object = {}) => ({
		case: id,
		ago,
		command: {
			type: 'open' as const,
			title,
			ref: id,
			priority: 3 as const,
			customer: 'Sam Porter',
			...facts
		}
	});
	const escalate = (
		id: string,
		ago: number,
		subject: 'billing' | 'complaint' | 'technical' = 'billing'
	) => ({
		case: id,
		ago,
		command: { type: 'escalate' as const, subject, trigger: 'functional' as const }
	});
	const claim = (id: string, ago: number, owner = PRIYA) => ({
		case: id,
		ago,
		command: { type: 'claim' as const, owner }
	});
	await floor.change('northwind', [
		// yours, its claim about to lapse
		open('8841', 'Refund not received after 3 contacts', 90, { vip: true }),
		escalate('8841', 26),
		claim('8841', 17),
		// somebody else's
		open('8852', 'SIM swap blocked', 60),
		escalate('8852', 20, 'technical'),
		claim('8852', 4, MATEO),
		// nobody's
		open('8860', 'Charged twice for the annual contract', 30),
		escalate('8860', 6),
		// waits, and its clocks stand still
		open('8829', 'Bank statement is missing', 200),
		escalate('8829', 25),
		claim('8829', 15),
		{ case: '8829', ago: 10, command: { type: 'wait', for: 'customer' } },
		// waits while its clocks run on
		open('8833', 'Parcel lost on the way back', 150),
		escalate('8833', 24, 'complaint'),
		claim('8833', 8),
		{ case: '8833', ago: 7, command: { type: 'wait', for: 'vendor' } },
		// resolved, and to be followed up
		open('8790', 'Wrong invoice address', 300),
		escalate('8790', 28),
		claim('8790', 20),
		{
			case: '8790',
			ago: 5,
			command: { type: 'resolve', cause: 'Wrong account', done: 'Corrected it' }
		}
	]);
}

/** Rows for a wall: promises beside other clocks, claims about to lapse, pauses, what has run out. */
export async function engineWall(floor: Floor): Promise<void> {
	const LONG: ConfigurationInput = {
		...ENGINE,
		policies: [
			{
				name: 'Standard',
				claim: '30m',
				update: '1h',
				resolve: '50m',
				pause: { customer: '2d', vendor: '1d' }
			}
		],
		paths: [{ name: 'Standard', steps: [{ tier: 1, team: 'leads', dwell: '9h' }] }],
		breach: []
	};
	const cases = [
		// past SLA, its customer waits for news that is due soon; its claim is about to lapse
		['8841', 'Refund not received after 3 contacts', 52, PRIYA, null],
		// due soon; the promise is later
		['8852', 'SIM swap blocked', 40, MATEO, null],
		['8853', 'Router arrived without its power supply', 38, PRIYA, null],
		// nobody has it
		['8860', 'Charged twice', 20, null, null],
		// waits for a vendor while the promise runs
		['8833', 'Parcel lost on the way back', 30, MATEO, 'vendor'],
		// waits for the customer: nothing runs
		['8829', 'Bank statement is missing', 25, PRIYA, 'customer']
	] as const;
	await floor.configure('northwind', LONG);
	for (const [id, title, ago, owner, waits] of cases)
		await floor.change('northwind', [
			{ case: id, ago: ago + 60, command: { type: 'open', title, ref: id, vip: id === '8841' } },
			{ case: id, ago, command: { type: 'escalate', subject: 'billing', trigger: 'functional' } },
			...(owner ? [{ case: id, ago: 16, command: { type: 'claim' as const, owner } }] : []),
			...(waits ? [{ case: id, ago: 9, command: { type: 'wait' as const, for: waits } }] : [])
		]);
}
