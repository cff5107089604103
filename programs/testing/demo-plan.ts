/** The demo clients as a server would handle them. */
import { Configuration } from '#server/domain/configuration/schema.ts';
import { compilePlan } from '#server/domain/plan/compile.ts';
import { BRANDS, ZONES } from '../demo/cast.ts';
import { configurationOf } from '../demo/configuration.ts';

const PLANS = new Map<string, ReturnType<typeof compilePlan>>(
	BRANDS.map((brand) => [
		brand,
		compilePlan(ZONES[brand], 1, Configuration.parse(configurationOf(brand)))
	])
);

/** The plan of a demo client. @throws Error for any other */
export function demoPlan(client: string) {
	const plan = PLANS.get(client);
	if (!plan) throw new Error(`${client} is no client of the demo`);
	return plan;
}
