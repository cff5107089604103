/** Histories made by hand: what the checker has to reject, and what it has to accept. */
import type { Act, Heard, Held, Operation } from './history.ts';

export const FREE: Held = { owner: null, tier: 1 };
export const NEVER = Infinity;

export const op = (
	person: string,
	act: Act | 'claim' | 'release' | 'read',
	[sent, answered]: readonly [number, number],
	heard: Heard | 'changed' | 'unchanged' | null
): Operation => ({
	person,
	act: typeof act === 'string' ? { type: act } : act,
	sent,
	answered,
	heard: typeof heard === 'string' ? { is: heard } : heard
});
export const to = (tier: number): Act => ({ type: 'retier', tier });
export const refused = (owner: string): Heard => ({ is: 'refused', owner });
export const seen = (owner: string | null, tier = 1): Heard => ({
	is: 'seen',
	held: { owner, tier }
});

/** Each could only come of a fault: a lost or doubled act, an old answer, one that tells of what never was. */
export const BAD: [string, Operation[]][] = [
	[
		'two winners, one after the other',
		[op('a', 'claim', [0, 1], 'changed'), op('b', 'claim', [2, 3], 'changed')]
	],
	[
		'two winners at once',
		[op('a', 'claim', [0, 5], 'changed'), op('b', 'claim', [0, 5], 'changed')]
	],
	[
		'three at once, two of them winners',
		[
			op('a', 'claim', [0, 9], 'changed'),
			op('b', 'claim', [0, 9], 'changed'),
			op('c', 'claim', [0, 9], refused('a'))
		]
	],
	[
		'refused by somebody who never had it',
		[op('a', 'claim', [0, 5], 'changed'), op('b', 'claim', [0, 5], refused('c'))]
	],
	[
		'refused before anybody asked',
		[op('b', 'claim', [0, 1], refused('a')), op('a', 'claim', [2, 3], 'changed')]
	],
	[
		'refused by whoever had given it back before',
		[
			op('a', 'claim', [0, 1], 'changed'),
			op('a', 'release', [2, 3], 'changed'),
			op('b', 'claim', [4, 5], refused('a'))
		]
	],
	[
		'seen free after it was claimed',
		[op('a', 'claim', [0, 1], 'changed'), op('b', 'read', [2, 3], seen(null))]
	],
	[
		'seen claimed before it was',
		[op('b', 'read', [0, 1], seen('a')), op('a', 'claim', [2, 3], 'changed')]
	],
	[
		'seen claimed, then free, with nothing between',
		[
			op('a', 'claim', [0, 9], 'changed'),
			op('b', 'read', [1, 2], seen('a')),
			op('b', 'read', [3, 4], seen(null))
		]
	],
	[
		'two readers see two orders',
		[
			op('a', to(2), [0, 9], 'changed'),
			op('b', to(3), [0, 9], 'changed'),
			op('c', 'read', [1, 2], seen(null, 2)),
			op('c', 'read', [3, 4], seen(null, 3)),
			op('d', 'read', [1, 2], seen(null, 3)),
			op('d', 'read', [3, 4], seen(null, 2))
		]
	],
	[
		'given back by somebody who did not have it',
		[op('a', 'claim', [0, 1], 'changed'), op('b', 'release', [2, 3], 'changed')]
	],
	[
		'given back twice',
		[
			op('a', 'claim', [0, 1], 'changed'),
			op('a', 'release', [2, 3], 'changed'),
			op('a', 'release', [4, 5], 'changed')
		]
	],
	[
		'nothing to give back, though one had it',
		[op('a', 'claim', [0, 1], 'changed'), op('a', 'release', [2, 3], 'unchanged')]
	],
	['had it already, though nobody did', [op('a', 'claim', [0, 1], 'unchanged')]],
	[
		'a tier that nobody moved it to',
		[op('a', to(2), [0, 1], 'changed'), op('b', 'read', [2, 3], seen(null, 3))]
	],
	[
		'a move that is lost',
		[op('a', to(2), [0, 1], 'changed'), op('b', 'read', [2, 3], seen(null, 1))]
	],
	[
		'a move that left its owner',
		[
			op('a', 'claim', [0, 1], 'changed'),
			op('b', to(2), [2, 3], 'changed'),
			op('c', 'read', [4, 5], seen('a', 2))
		]
	],
	['moved to where it was', [op('a', to(1), [0, 1], 'changed')]],
	[
		'one that was never answered cannot explain two winners',
		[
			op('a', 'claim', [0, 1], 'changed'),
			op('x', 'release', [0, NEVER], null),
			op('b', 'claim', [2, 3], 'changed')
		]
	],
	[
		'one that was never answered is done once at most',
		[
			op('x', to(2), [0, NEVER], null),
			op('a', to(1), [1, 2], 'changed'),
			op('b', to(1), [3, 4], 'changed')
		]
	],
	[
		'one that was never answered is not done before it was sent',
		[op('b', 'claim', [0, 1], refused('x')), op('x', 'claim', [2, NEVER], null)]
	],
	[
		'a claim that its owner does not see',
		[
			op('a', 'claim', [0, 1], 'changed'),
			op('a', 'read', [2, 3], seen('b')),
			op('b', 'claim', [0, NEVER], null)
		]
	]
];

export const GOOD: [string, Operation[]][] = [
	['nothing', []],
	[
		'one winner, one told who',
		[op('a', 'claim', [0, 5], 'changed'), op('b', 'claim', [0, 5], refused('a'))]
	],
	[
		'the later question wins',
		[op('a', 'claim', [0, 5], refused('b')), op('b', 'claim', [1, 4], 'changed')]
	],
	[
		'claimed, given back, claimed',
		[
			op('a', 'claim', [0, 1], 'changed'),
			op('a', 'release', [2, 3], 'changed'),
			op('b', 'claim', [2, 4], 'changed')
		]
	],
	[
		'a move makes it free',
		[
			op('a', 'claim', [0, 1], 'changed'),
			op('b', to(3), [2, 3], 'changed'),
			op('c', 'claim', [2, 5], 'changed')
		]
	],
	[
		'one that was never answered was done',
		[op('x', 'claim', [0, NEVER], null), op('b', 'claim', [1, 2], refused('x'))]
	],
	[
		'one that was never answered was not done',
		[op('x', 'claim', [0, NEVER], null), op('b', 'claim', [1, 2], 'changed')]
	],
	[
		'one that was never answered is done much later',
		[
			op('x', to(4), [0, NEVER], null),
			op('b', 'read', [1, 2], seen(null, 1)),
			op('b', 'read', [3, 4], seen(null, 4))
		]
	],
	[
		'reads while it changes',
		[
			op('a', to(2), [0, 9], 'changed'),
			op('b', 'read', [1, 2], seen(null, 1)),
			op('b', 'read', [3, 4], seen(null, 2))
		]
	]
];
