import type { PageLoad } from './$types';
import { withWords } from './shown.ts';

/** A wall is started by `start.ts`: it never goes to another page, and does without what would take it there. */
export const csr = false;

export const load: PageLoad = ({ data }) => withWords(data);
