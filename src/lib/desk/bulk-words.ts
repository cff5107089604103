/** What came of one tap for many, case by case (rule DESK-96). */
import type { DeskCommand } from '#lib/shared/wire/commands.ts';
import { firstName } from '#lib/words.ts';
import { failedWords } from './results.ts';
import type { DeskSay } from './say.ts';
import type { Outcome } from './send.ts';

export type BulkCommand = DeskCommand & { type: 'claim' | 'retier' };
export interface BulkResult {
	key: string;
	/** As people call it. */
	name: string;
	outcome: Outcome;
}

/** "7 claimed", "7 are in tier 3"; of an undo, "7 taken back". */
export function bulkDone(command: BulkCommand | 'undo', n: number, say: DeskSay): string {
	if (command === 'undo') return say('bulk-undone', { n });
	return command.type === 'claim'
		? say('bulk-claimed', { n })
		: say('bulk-moved', { n, tier: command.tier });
}

/** How many were done, and each that was not, with who has it or why. */
export function bulkWords(
	command: BulkCommand | 'undo',
	results: readonly BulkResult[],
	say: DeskSay
): string {
	const failed = results.filter(({ outcome }) => outcome.is !== 'done');
	const taken = failed.flatMap(({ name, outcome }) => {
		const owner = outcome.is === 'refused' ? outcome.failure.owner : undefined;
		return owner ? say('bulk-has', { name, who: firstName(owner.name) }) : [];
	});
	const others = failed.flatMap(({ name, outcome }) => {
		const owner = outcome.is === 'refused' ? outcome.failure.owner : undefined;
		return owner ? [] : (failedWords(outcome, name, say) ?? []);
	});
	return [
		bulkDone(command, results.length - failed.length, say),
		...(taken.length > 0 ? [say('bulk-taken', { n: taken.length, names: taken.join(', ') })] : []),
		...others
	].join('. ');
}
