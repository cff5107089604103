/** Commands as anybody might send them, in any order. */
import * as fc from 'fast-check';
import {
	ESCALATED_TIERS,
	PRIORITIES,
	STATUSES,
	SUBJECTS,
	TRIGGERS,
	WAITING_FOR
} from '#lib/shared/words.ts';
import { ApiCommand, type ApiCommandInput } from '#lib/shared/wire/commands.ts';

const some = <T>(...values: T[]) => fc.constantFrom(...values);
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });
const word = some('Leads', 'Experts', 'Billing', null);
const facts = {
	ref: maybe(some('#1', '#2')),
	priority: maybe(some(...PRIORITIES)),
	status: maybe(some(...STATUSES)),
	waitingFor: maybe(some(...WAITING_FOR, null)),
	queue: maybe(some('cards', null)),
	team: maybe(word),
	agent: maybe(some('Kim', null)),
	customer: maybe(some('Lo', null)),
	vip: maybe(fc.boolean()),
	revision: maybe(some('1', '2', '3'))
};
/** Keys whose value is undefined are left out, as they are on the wire. */
const given = <T extends object>(arb: fc.Arbitrary<T>) =>
	arb.map((record) => ApiCommand.parse(JSON.parse(JSON.stringify(record))) as ApiCommandInput);

export const anyCommand: fc.Arbitrary<ApiCommandInput> = fc.oneof(
	given(fc.record({ type: some('open'), title: some('A', 'B'), ...facts, orUpdate: fc.boolean() })),
	given(fc.record({ type: some('update'), ...facts })),
	{
		weight: 3,
		arbitrary: given(
			fc.record({
				type: some('escalate'),
				tier: some(...ESCALATED_TIERS),
				subject: some(...SUBJECTS),
				trigger: some(...TRIGGERS),
				team: maybe(word)
			})
		)
	},
	{
		weight: 4,
		arbitrary: given(
			fc.record({ type: some('claim'), owner: maybe(some({ id: 'kim', name: 'Kim' })) })
		)
	},
	given(fc.record({ type: some('release') })),
	given(fc.record({ type: some('retier'), tier: some(...ESCALATED_TIERS), team: maybe(word) })),
	given(fc.record({ type: some('note'), text: some('Called back') })),
	given(fc.record({ type: some('resolve'), cause: some('Card'), done: some('New card') })),
	given(fc.record({ type: some('reopen'), why: some('Not solved') })),
	given(fc.record({ type: some('undo-claim', 'undo-retier', 'undo-take-over', 'undo-accept') })),
	{
		weight: 2,
		arbitrary: given(fc.record({ type: some('hand'), to: some('ana', 'ben', 'cy', 'nobody') }))
	},
	given(fc.record({ type: some('accept') })),
	given(fc.record({ type: some('take-back') })),
	given(fc.record({ type: some('decline'), why: some('Busy') })),
	given(
		fc.record({ type: some('take-over'), from: some('ana', 'ben', 'kim'), why: some('Shift ends') })
	),
	given(
		fc.record({
			type: some('link'),
			url: some('https://a.test/1', 'https://b.test/2'),
			title: some('Log', 'Order')
		})
	),
	given(fc.record({ type: some('unlink'), url: some('https://a.test/1') }))
);
