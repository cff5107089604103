import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldFaults } from './faults.ts';

describe('API-34 sizes are said in words', () => {
	it.each([
		[z.string().max(60), 'x'.repeat(61), 'expected 60 characters at most'],
		[z.string().min(1), '', 'expected 1 character or more'],
		[z.string().length(3), 'x', 'expected exactly 3 characters'],
		[z.array(z.number()).max(1), [1, 2], 'expected 1 item at most'],
		[z.array(z.number()).min(2), [1], 'expected 2 items or more'],
		[z.number().max(0.5), 1, 'expected 0.5 at most'],
		[z.number().min(-5), -6, 'expected -5 or more'],
		[z.number().gt(2), 2, 'expected more than 2'],
		[z.number().lt(2), 2, 'expected less than 2'],
		[z.string('expected a name'), 1, 'expected a name']
	])('%#', (schema, value, message) => {
		const { error } = z.object({ it: schema }).safeParse({ it: value });
		expect(error && fieldFaults(error)).toEqual([{ path: 'it', message }]);
	});
});
