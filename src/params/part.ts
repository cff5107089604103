import type { ParamMatcher } from '@sveltejs/kit';
import { PARTS, type Part } from '#lib/admin/form/parts.ts';

/** The parts of a configuration that have a form. */
export const match = ((param: string): param is Part =>
	PARTS.some((part) => part === param)) satisfies ParamMatcher;
