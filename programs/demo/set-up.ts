/** What the demo clients are set up with before their floor opens. What a visitor has changed stays. */
import { ApiProblem, type Api } from '../client/index.ts';
import { BRANDS, QUEUES, type Brand } from './cast.ts';
import { configurationOf } from './configuration.ts';
import { practiceOf, type Practice } from './practice.ts';
import { KINDS } from './queue-model.ts';

export const byBrand = <T>(of: (brand: Brand) => T): Record<Brand, T> =>
	Object.fromEntries(BRANDS.map((brand) => [brand, of(brand)])) as Record<Brand, T>;

/** How a floor works that nobody has configured otherwise. */
export const ownPractices = (): Record<Brand, Practice> =>
	byBrand((brand) => practiceOf(configurationOf(brand)));

/** @returns how the clients work that were configured already, by an earlier run of the demo or by somebody else */
export async function configuredPractices(api: Api): Promise<Map<Brand, Practice>> {
	const found = await Promise.all(
		BRANDS.map(async (brand) => ({ brand, ...(await api.configuration(brand)) }))
	);
	const configured = found.filter(({ version }) => version > 0);
	return new Map(configured.map(({ brand, configuration }) => [brand, practiceOf(configuration)]));
}

/**
 * Configures a client that never was.
 * @returns false when somebody else was faster
 * @throws ApiProblem
 */
export async function configure(api: Api, brand: Brand): Promise<boolean> {
	const why = 'The demo floor, as it begins.';
	try {
		await api.putConfiguration(brand, configurationOf(brand), { expected: 0, why });
		return true;
	} catch (error) {
		if (error instanceof ApiProblem && error.facts.code === 'not-current') return false;
		throw error;
	}
}

/** What the people of a client go by now. */
export async function practiceNow(api: Api, brand: Brand): Promise<Practice> {
	return practiceOf((await api.configuration(brand)).configuration);
}

export async function setUpQueues(api: Api): Promise<void> {
	await Promise.all(
		BRANDS.flatMap((brand) =>
			QUEUES.map((queue) => {
				const { name, answerWithin } = KINDS[queue];
				return api.putQueue(brand, queue, { name, answerWithin });
			})
		)
	);
}
