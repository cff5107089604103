/** Forms that save settings whole: onto the state that they began with, and onto no newer one that nobody was told of. */
import { FAILURES, type Failure } from '#lib/shared/wire/errors.ts';

/** Somebody else saved it, or took it away, while it was edited. */
export interface Meanwhile {
	/** A sentence. */
	detail: string;
	/** Which state it is in by now; "" when it is gone. */
	tag: string;
}

/** What a form with `Onto` is answered, besides what else it is. */
export interface OntoAnswer {
	/** Which state it goes on from. */
	began?: string | undefined;
	meanwhile?: Meanwhile | undefined;
}

/** Which state a form may take the place of: that which it began with, or another that somebody was told of since. */
export function beganOf(form: FormData): string {
	const onto = form.get('instead') ?? form.get('began');
	return typeof onto === 'string' ? onto : '';
}

/** For the server: whether the form may take the place of what is there by now. */
export function ontoFrom(form: FormData): (tag: string | null) => boolean {
	const began = beganOf(form);
	return (tag) => (tag ?? '') === began;
}

/**
 * @param now which state it is in by now; undefined when it is gone
 * @returns the status and what the form is told where somebody was faster; null where it was refused for something else
 */
export function meanwhileOf(
	{ code, detail }: Failure,
	form: FormData,
	now: () => string | undefined
): [number, Required<OntoAnswer>] | null {
	if (code !== 'not-current') return null;
	return [FAILURES[code].status, { began: beganOf(form), meanwhile: { detail, tag: now() ?? '' } }];
}
