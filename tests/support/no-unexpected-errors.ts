import { afterEach, beforeEach, expect } from 'vitest';
import { takeErrors } from './logs.ts';

beforeEach(() => void takeErrors());
afterEach(() => {
	expect(takeErrors(), 'errors in the log that the test did not announce').toEqual([]);
});
