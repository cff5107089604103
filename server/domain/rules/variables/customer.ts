/** Variables of the customer of a case. */
import type { CustomerFigures } from '../facts.ts';
import { COUNT, type Variable } from './variable.ts';

const ofCustomer = (name: keyof CustomerFigures, says: string, least: number): Variable => ({
	path: `customer.${name}`,
	type: 'int',
	says,
	moves: 'customer',
	unknown: 'the case names no customer',
	range: [least, COUNT[1]],
	read: ({ customer }) => customer?.[name]
});

export const CUSTOMER: Variable[] = [
	ofCustomer('openCases', 'how many open cases the customer has, this one among them', 1),
	ofCustomer('cases30Days', 'how many cases the customer opened in the last 30 days', 0),
	ofCustomer(
		'escalations30Days',
		'how often cases of the customer were escalated in the last 30 days',
		0
	)
];
