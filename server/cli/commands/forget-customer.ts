import { COMMAND_LINE } from '#server/domain/audit.ts';
import { Cases } from '#server/services/cases.ts';
import { countsOf, ForgetCustomer } from '#server/services/erasure/forget-customer.ts';
import { Plans } from '#server/services/plans.ts';
import { Fault, type Command } from '../command.ts';

export const forgetCustomer: Command[] = [
	{
		name: 'forget-customer',
		usage: '<client> <customer> --why <who asked for it>',
		does: "takes out what is known of a customer: their cases' words, open and closed, for ever",
		words: ['client', 'customer'],
		options: { why: { type: 'string' } },
		async run({ store, directory, audit, say }, given) {
			const plans = new Plans(directory);
			const cases = new Cases(store, plans);
			const forgetting = new ForgetCustomer({ store, directory, cases, plans, audit });
			const [client, customer] = [given.word('client'), given.word('customer')];
			const done = await forgetting.run(COMMAND_LINE, client, {
				...{ customer, why: given.text('why') ?? '' }
			});
			if (!done.ok) throw new Fault(done.error.detail.replace(/^why:/, '--why:'));
			say(
				done.data.cases === 0
					? 'No case names this customer; what was kept of them beside cases is gone.'
					: `Forgotten: ${countsOf(done.data)}.`
			);
		}
	}
];
