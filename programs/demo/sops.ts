/** Sample data: the steps to take, in front of whoever claims. */
import type { EscalatedTier, Subject } from '#lib/shared/words.ts';

interface Sop {
	name: string;
	title: string;
	for: { subject: Subject[]; tier?: EscalatedTier[] };
	text: string;
}

export const SOPS: Sop[] = [
	{
		name: 'charge',
		title: 'A charge that is wrong',
		for: { subject: ['billing'] },
		text: `Before you call the customer:

- Look the payment up in the **ledger**, by date and amount
- Compare it with the contract or the order
- Stop the reminder, so that none goes out meanwhile
- Book the credit, or ask Finance control for it above 500
- Tell the customer the day on which the money arrives
`
	},
	{
		name: 'fault',
		title: 'A fault that somebody reports',
		for: { subject: ['technical'], tier: [1, 2] },
		text: `1. Ask since when, and for how many customers
2. Look at the status page and at the changes of today
3. Try it yourself with a test account
4. Give the customer a way round, if there is one
5. Write into the case what you saw, with times
`
	},
	{
		name: 'incident',
		title: 'A fault that the experts have',
		for: { subject: ['technical'], tier: [3, 4] },
		text: `1. Name one person who decides
2. Stop what makes it worse, before looking for the cause
3. Put the last change back, if it is in doubt
4. Tell the second line what customers may be told
5. Watch it for ten minutes after the repair
6. Write down what would have shown it earlier
`
	},
	{
		name: 'complaint',
		title: 'A customer who complains',
		for: { subject: ['complaint'] },
		text: `Call, do not write.

- Read the whole history first
- Let the customer tell it, and say it back in your words
- Say what you can do, and by when
- Offer what the case is worth: up to 50 without asking
- Write the agreement into the case
`
	},
	{
		name: 'staffing',
		title: 'A queue that runs away',
		for: { subject: ['operational'] },
		text: `- Look at who is away, and until when
- Ask a team with free agents for two of them
- Put the waiting time into the announcement
- Tell the client when it lasts longer than half an hour
`
	},
	{
		name: 'past-sla',
		title: 'A promise that was broken',
		for: { subject: ['sla-breach'] },
		text: `1. Call the customer yourself, now
2. Find out where the time went: nobody had it, or it waited
3. Put one person on it until it is solved
4. Tell the client's account manager
5. Choose the cause when you resolve it: the shift summary is made of these
`
	}
];
