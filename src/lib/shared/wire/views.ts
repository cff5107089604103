/** Filters of a desk that a person keeps under a name. */
import { z } from 'zod';
import { text } from './fields.ts';

const Name = text(40);
/** As `writeFilter` of the desk writes it: the query of an address. */
const FilterText = z
	.string()
	.max(1000)
	.regex(/^[\w%.+*=&~-]*$/, 'expected the query of an address');

export interface SavedView {
	name: string;
	filter: string;
	/** A desk that is opened without a filter begins with it. */
	first: boolean;
}

/** What is asked of the views that one keeps. A view of the same name is taken the place of. */
export const ViewRequest = z.discriminatedUnion('do', [
	z.strictObject({ do: z.literal('save'), name: Name, filter: FilterText }),
	z.strictObject({ do: z.literal('rename'), name: Name, to: Name }),
	z.strictObject({ do: z.literal('remove'), name: Name }),
	z.strictObject({ do: z.literal('begin-with'), name: Name.nullable() })
]);
export type ViewRequest = z.infer<typeof ViewRequest>;
