import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../words.ts';
import { DEEDS, may } from './deeds.ts';
import { SCOPES } from './scopes.ts';

const text = readFileSync(new URL('../../../../docs/access.md', import.meta.url), 'utf8');
/** Cells of the rows that begin with something in code marks. */
const rows = text
	.split('\n')
	.filter((line) => line.startsWith('| `'))
	.map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim().replaceAll('`', ''))
	);

describe('ACC-1 docs/access.md says what holds', () => {
	it('of roles and deeds', () => {
		const told = rows.filter((row) => row.length === 2 + ROLES.length);
		expect(told.map(([deed, , ...cells]) => [deed, ...cells])).toEqual(
			DEEDS.map((deed) => [deed, ...ROLES.map((role) => (may({ role }, deed) ? 'yes' : ''))])
		);
	});

	it('of scopes', () => {
		const told = rows.filter((row) => row.length === 2);
		expect(told.map(([scope]) => scope)).toEqual([...SCOPES]);
	});
});
