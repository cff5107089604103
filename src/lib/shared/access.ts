/** What a role may do beyond its own cases. Pages offer by it, the server decides by it. */
import type { Role } from './words.ts';

/** Edit boards and look after walls. */
export const mayAdminister = (role: Role): boolean => role !== 'supervisor';

/** Make a screen a wall: whoever stands before it. */
export const mayPair = (role: Role): boolean => MAY_PAIR.includes(role);

const MAY_PAIR: readonly Role[] = ['supervisor', 'manager', 'administrator'];
