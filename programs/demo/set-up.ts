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

/**
 * Configures each client that never was.
 * @returns clients that somebody else has configured
 * @throws ApiProblem
 */
export async function setUpConfigurations(api: Api): Promise<Brand[]> {
	const others = await Promise.all(
		BRANDS.map(async (brand) => ((await configure(api, brand)) ? [] : [brand]))
	);
	return others.flat();
}

async function configure(api: Api, brand: Brand): Promise<boolean> {
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
