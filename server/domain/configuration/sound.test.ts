import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { SUBJECTS } from '#lib/shared/words.ts';
import { compilePlan } from '../plan/compile.ts';
import { examineValue } from './examine.ts';
import { pathText, type Path } from './finding.ts';
import { valueAt } from './read/explain.ts';
import { Configuration } from './schema.ts';

const AROUND = { zone: 'Europe/Berlin', queues: ['front'] };
const NORTHWIND: unknown = parse(
	readFileSync(new URL('../../../docs/examples/northwind.yaml', import.meta.url), 'utf8')
);

function paths(value: unknown, at: Path = []): Path[] {
	if (typeof value !== 'object' || value === null) return [at];
	const inner = Object.entries(value).flatMap(([key, one]) =>
		paths(one, [...at, Array.isArray(value) ? Number(key) : key])
	);
	return [at, ...inner];
}

/** @param by undefined takes the part out */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
	if (key === undefined) return by;
	if (typeof value !== 'object' || value === null) return value;
	const copy: unknown = structuredClone(value);
	const inside = copy as Record<string | number, unknown>;
	const put = replaced(inside[key], rest, by);
	if (put !== undefined) inside[key] = put;
	else if (Array.isArray(copy)) copy.splice(Number(key), 1);
	else Reflect.deleteProperty(inside, key);
	return copy;
}

const PLACES = paths(NORTHWIND).filter(({ length }) => length > 0);
const place = fc.constantFrom(...PLACES);
const never = fc.constantFrom<unknown>(-1, 0.5, 1e308, {}, [[]], { a: 1 }, '', null, [null]);

test('CONF-4 a value of a wrong kind is told by its path, wherever it stands', () => {
	fc.assert(
		fc.property(place, never, (at, value) => {
			const isEmptyAllowed =
				JSON.stringify(value) === '{}' &&
				!Array.isArray(valueAt(NORTHWIND, at)) &&
				typeof valueAt(NORTHWIND, at) === 'object';
			fc.pre(!isEmptyAllowed);
			const { faults, sound } = examineValue(replaced(NORTHWIND, at, value), AROUND);
			expect(sound).toBeNull();
			const named = pathText(at);
			expect(faults.some(({ path }) => path.startsWith(named))).toBe(true);
		}),
		{ numRuns: 150 }
	);
}, 180_000);

test('CONF-2 what has no fault can be put to work', () => {
	const other = place.map((at) => valueAt(NORTHWIND, at));
	let used = 0;
	const put = fc.oneof(
		{ weight: 4, arbitrary: fc.constant(undefined) },
		{ weight: 2, arbitrary: other },
		{ weight: 1, arbitrary: fc.jsonValue() }
	);
	fc.assert(
		fc.property(place, put, place, put, (one, first, two, second) => {
			const value = replaced(
				replaced(NORTHWIND, one, first),
				[two[0] ?? '', ...two.slice(1)],
				second
			);
			const { faults, sound } = examineValue(value, AROUND);
			expect(sound === null).toBe(faults.length > 0);
			if (!sound) return;
			used += 1;
			expect(Configuration.parse(sound.written)).toEqual(sound.configuration);
			const plan = compilePlan('UTC', 1, sound.configuration);
			for (const subject of SUBJECTS)
				for (const step of plan.pathFor(subject)?.steps ?? []) step.staffed(0);
		}),
		{ numRuns: 200 }
	);
	expect(used).toBeGreaterThan(5);
}, 180_000);
