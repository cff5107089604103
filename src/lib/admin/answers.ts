/** How forms of administration are answered, and what becomes of what was typed. */
import type { SubmitFunction } from '@sveltejs/kit';
import { FAILURES, type Failure, type FieldFault } from '#lib/shared/wire/errors.ts';
import { beganOf, meanwhileOf, type OntoAnswer } from './onto.ts';

export interface Refusal extends OntoAnswer {
	/** Which form of the page it was. */
	of: string;
	faults: FieldFault[];
	/** What is wrong, where it is not one of the fields. */
	wrong: string | null;
	/** What was typed, for a page without scripts. */
	said?: unknown;
}

/** @returns the status and what the page is told, for `fail` */
export function refusalOf(error: Failure, of = ''): [number, Refusal] {
	const faults = error.fields ?? [];
	return [
		FAILURES[error.code].status,
		{ of, faults, wrong: faults.length > 0 ? null : error.detail }
	];
}

/**
 * As `refusalOf`, of a form that saves settings whole.
 * @param said what was typed
 * @param now which state it is in by now; undefined when it is gone
 */
export function refusalOnto<Said>(
	error: Failure,
	of: string,
	{ form, said, now }: { form: FormData; said: Said; now: () => string | undefined }
): [number, Refusal & { said: Said }] {
	const late = meanwhileOf(error, form, now);
	if (late) return [late[0], { of, faults: [], wrong: null, said, ...late[1] }];
	const [status, refusal] = refusalOf(error, of);
	return [status, { ...refusal, said, began: beganOf(form) }];
}

export const SIGNED_OUT: Refusal = {
	...{ of: '', faults: [], wrong: 'You are signed out. Sign in again.' }
};

/** What was typed into a form that was refused. @returns undefined where it was not */
export const saidOf = <Said>(refused: Refusal | null): Said | undefined =>
	(refused?.said ?? undefined) as Said | undefined;

/** The fields of a form that are texts, by name; of several of one name the last. */
export const textsOf = (form: FormData): Record<string, string> =>
	Object.fromEntries(
		[...form].flatMap(([name, field]) => (typeof field === 'string' ? [[name, field.trim()]] : []))
	);

/** All texts of one name. */
export const allOf = (form: FormData, name: string): string[] =>
	form.getAll(name).filter((field): field is string => typeof field === 'string');

/** `*`, or the clients that are ticked, of a form with `ClientChoice`. */
export const clientsOf = (form: FormData): '*' | string[] =>
	form.get('clients') === 'all' ? '*' : allOf(form, 'client');

/** For `use:enhance`: what was typed stays where it was refused. @param done where it was not */
export const keepTyped =
	(done?: () => void): SubmitFunction =>
	() =>
	async ({ result, update }) => {
		await update({ reset: false });
		if (result.type === 'success' || result.type === 'redirect') done?.();
	};
