import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, T0, types } from '../../../tests/support/cases.ts';
import { LADDER, escalatedBy } from '../../../tests/support/plans.ts';
import type { ConfigurationInput } from '../configuration/schema.ts';
import { pathView } from './next.ts';

type Steps = NonNullable<ConfigurationInput['paths']>[number]['steps'];
const pathOf = (steps: Steps, repeat = 0): ConfigurationInput => ({
	...LADDER,
	paths: [{ name: 'Billing', steps, repeat }]
});
const nextOf = (tale: ReturnType<typeof escalatedBy>) => pathView(tale.row, tale.plan)?.next;

describe('HELP-2 what happens next is told before it happens', () => {
	it('the next step, its team told once more, management', () => {
		const tale = escalatedBy(LADDER);
		expect(pathView(tale.row, tale.plan)).toMatchObject({
			name: 'Billing',
			step: 0,
			steps: [{ tier: 1 }, { tier: 2, team: 'Card experts' }, { tier: 4 }],
			next: { at: T0 + 30 * MINUTE, what: 'step', tier: 2, team: 'Card experts', skipped: [] }
		});
		tale.wait(30 * MINUTE + 1).sweep();
		expect(nextOf(tale)).toMatchObject({ at: tale.now + HOUR, what: 'tell-team', tier: 2 });
		tale.wait(HOUR + 1).sweep();
		expect(nextOf(tale)).toMatchObject({ what: 'step', tier: 4, team: 'Management' });
		tale.wait(HOUR + 1).sweep();
		expect(nextOf(tale)).toMatchObject({ what: 'management', tier: 4, team: 'Management' });
	});

	it('a step that pages management at its end; one that nobody can take', () => {
		const paging = escalatedBy(pathOf([{ tier: 1, dwell: '1h', then: 'page-management' }]));
		expect(nextOf(paging)).toMatchObject({ what: 'management', at: T0 + HOUR });
		const empty = escalatedBy({
			...LADDER,
			teams: { ...LADDER.teams, cards: { name: 'Card experts', tier: 2, members: [] } }
		});
		expect(nextOf(empty)).toMatchObject({
			what: 'step',
			tier: 4,
			skipped: [{ tier: 2, team: 'Card experts' }]
		});
	});

	it('nobody knows when while the time in the step stands still; beside the path it goes on from the step below', () => {
		const tale = escalatedBy({
			...LADDER,
			policies: [{ name: 'All', claim: '1h', resolve: '4h', pause: { customer: '2d' } }]
		});
		tale.done({ type: 'wait', for: 'customer' });
		expect(nextOf(tale)).toMatchObject({ at: null, what: 'step', tier: 2 });
		tale.done({ type: 'wait', for: null });
		tale.done({ type: 'retier', tier: 3 });
		expect(pathView(tale.row, tale.plan)).toMatchObject({
			step: -1,
			next: { what: 'tell-team', tier: 3 }
		});
	});

	it('is what the clock then does', () => {
		const step = fc.record({
			tier: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
			dwell: fc.constantFrom('10m', '1h'),
			then: fc.constantFrom('next' as const, 'notify' as const, 'page-management' as const),
			team: fc.constantFrom(undefined, 'leads', 'cards', 'bosses', 'nobody')
		});
		const paths = fc.tuple(fc.array(step, { minLength: 1, maxLength: 4 }), fc.nat(1));
		fc.assert(
			fc.property(paths, ([steps, repeat]) => {
				const written = pathOf(
					steps.map(({ team, ...one }) => ({ ...one, ...(team && { team }) })),
					repeat
				);
				const nobody = { name: 'Nobody', tier: 3 as const, members: [] };
				const tale = escalatedBy({ ...written, teams: { ...LADDER.teams, nobody } });
				for (let times = 0; times < 5; times++) {
					const next = nextOf(tale);
					if (!next?.at) return;
					tale.now = next.at + 1;
					const done = types(tale.sweep());
					expect(tale.row.tier).toBe(next.tier);
					expect(done.includes('path-notified')).toBe(next.what === 'tell-team');
					expect(done.includes('management-paged')).toBe(next.what === 'management');
					expect(done.filter((type) => type === 'step-skipped')).toHaveLength(next.skipped.length);
				}
			})
		);
	});
});
