/** Nothing is to be known any more of a case's customer and of what was written (KEEP-6); its clocks, tier and owner stay. */
import { done, type Decide } from '../commands.ts';
import { hiddenCause } from '../erasure.ts';

export const decideForget: Decide<'forget'> = ({ cause }, _command, { at, by, plan }) =>
	done({ type: 'forgotten', at, by, cause: hiddenCause(cause, plan.configuration.causes) });
