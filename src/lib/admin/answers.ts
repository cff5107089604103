/** How forms of administration are answered, and what becomes of what was typed. */
import type { SubmitFunction } from '@sveltejs/kit';
import { FAILURES, type Failure, type FieldFault } from '#lib/shared/wire/errors.ts';

export interface Refusal {
	/** Which form of the page it was. */
	of: string;
	faults: FieldFault[];
	/** What is wrong, where it is not one of the fields. */
	wrong: string | null;
}

/** @returns the status and what the page is told, for `fail` */
export function refusalOf(error: Failure, of = ''): [number, Refusal] {
	const faults = error.fields ?? [];
	return [
		FAILURES[error.code].status,
		{ of, faults, wrong: faults.length > 0 ? null : error.detail }
	];
}

export const SIGNED_OUT: Refusal = {
	...{ of: '', faults: [], wrong: 'You are signed out. Sign in again.' }
};

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
