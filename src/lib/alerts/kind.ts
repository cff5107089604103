/** What an alert tells of, by its rule, for words in the reader's own language: pure. */

const KINDS = new Map<string, string>([
	['clock:claim:past', 'claim'],
	['clock:resolve:past', 'resolve'],
	['promise:past', 'promise'],
	['lease:warned', 'lapsing'],
	['lease:lapsed', 'lapsed'],
	['path:notified', 'step'],
	['path:management-paged', 'management'],
	['path:skipped', 'skipped'],
	['path:stepped', 'stepped'],
	['escalated:immediate', 'immediate'],
	['escalated:hierarchical', 'manager'],
	['escalated:priority', 'urgent'],
	['escalated:handed', 'handed'],
	['escalated:new', 'fresh'],
	['tier:moved', 'moved'],
	['customer', 'customer'],
	['pause:ended', 'pause'],
	['offered', 'offered'],
	['offer:declined', 'declined'],
	['offer:lapsed', 'unanswered'],
	['taken-over', 'taken'],
	['mention', 'mention'],
	['roster:gap', 'roster'],
	['wall:trouble', 'wall'],
	['channel:failed', 'channel']
]);
/** Of which so much has run. */
const CLOCKS = new Map<string, string>([
	['clock:claim', 'claiming'],
	['clock:resolve', 'resolving'],
	['promise', 'promising']
]);

export interface AlertKind {
	/** As the messages select it. */
	kind: string;
	/** Of a clock's time, in percent; "" where it is about none. */
	share: string;
	/** Of the rule of a client's configuration, or "". */
	rule: string;
}

/**
 * @param rule what counts the alert, such as `clock:resolve:past`
 * @returns null for a rule that is not known here
 */
export function alertKind(rule: string): AlertKind | null {
	const kind = KINDS.get(rule);
	if (kind) return { kind, share: '', rule: '' };
	const [, clock = '', share = ''] = /^(.+):(\d{1,3})$/.exec(rule) ?? [];
	const soon = CLOCKS.get(clock);
	if (soon) return { kind: soon, share, rule: '' };
	const named = /^rule:(.+)$/s.exec(rule)?.[1];
	return named === undefined ? null : { kind: 'rule', share: '', rule: named };
}
