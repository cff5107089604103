/** Every variable that a rule may use, as data: what rules are type-checked, read, tried and documented by. */
import { CASE } from './case.ts';
import { CASE_CLOCKS } from './clocks.ts';
import { CUSTOMER } from './customer.ts';
import { QUEUE } from './queue.ts';
import type { Variable } from './variable.ts';

export type { Moves, Value, Variable, VariableType } from './variable.ts';

/** What a rule `on` a case or on a queue may use, in the order of the documents. */
export const VARIABLES: Record<'case' | 'queue', readonly Variable[]> = {
	case: [...CASE, ...CASE_CLOCKS, ...CUSTOMER, ...QUEUE],
	queue: QUEUE
};
