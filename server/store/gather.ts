/** What is asked of the store at the same moment goes there as one request. */

interface Waiting<Item, Result> {
	item: Item;
	resolve(result: Result | PromiseLike<Result>): void;
	reject(reason: unknown): void;
}

/**
 * Gathers until whoever is at work now is done: nobody waits for a time, and what is asked alone goes alone.
 * @param most how many go together at the most
 * @param send gives the results in the order of the items; when it throws, all of them have failed
 * @returns asks for one item; items of different keys never go together
 */
export function gather<Item, Result>(
	most: number,
	send: (key: string, items: Item[]) => Promise<Result[]>
): (key: string, item: Item) => Promise<Result> {
	let waiting = new Map<string, Waiting<Item, Result>[]>();
	const deliver = async (key: string, some: Waiting<Item, Result>[]): Promise<void> => {
		try {
			const results = await send(
				key,
				some.map(({ item }) => item)
			);
			for (const [index, { resolve }] of some.entries()) resolve(results[index] as Result);
		} catch (error) {
			for (const { reject } of some) reject(error);
		}
	};
	const sendAll = () => {
		const gathered = waiting;
		waiting = new Map();
		for (const [key, all] of gathered)
			for (let start = 0; start < all.length; start += most)
				void deliver(key, all.slice(start, start + most));
	};
	return (key, item) => {
		if (waiting.size === 0) process.nextTick(sendAll);
		let others = waiting.get(key);
		if (!others) waiting.set(key, (others = []));
		const all = others;
		return new Promise((resolve, reject) => all.push({ item, resolve, reject }));
	};
}
