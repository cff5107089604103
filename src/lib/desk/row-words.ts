/** A row as it is read out: all that it shows, in an order that can be stopped early (rule DESK-100). */
import { age, isPast } from '#lib/shared/time/duration.ts';
import type { Row } from '#lib/shared/wire/rows.ts';
import type { DeskSay } from './say.ts';

const MINUTE = 60_000;

/**
 * "Kestrel · Technical, 1207 · Checkout down, Tier 3, yours, resolve past SLA by 4 min". To the minute, so that it does not
 * change while it is heard.
 * @param now the server's time
 */
export function rowWords(row: Row, client: string, me: string, now: number, say: DeskSay): string {
	const { ref, title, vip, tier, owner, offer } = row;
	return [
		`${client} · ${say(`subject-${row.subject}`)}`,
		...(vip ? [say('vip')] : []),
		`${ref} · ${title}`,
		say('tier', { tier }),
		ownerWords(owner, me, say),
		...(offer?.to.id === me ? [say('row-offered', { name: offer.by.name })] : []),
		...(row.status === 'waiting' ? [say(`waiting-${row.waitingFor ?? 'other'}`)] : []),
		clockWords(row, now, say)
	].join(', ');
}

function ownerWords(owner: Row['owner'], me: string, say: DeskSay): string {
	if (!owner) return say('row-nobody');
	return owner.id === me ? say('row-yours') : say('row-theirs', { name: owner.name });
}

function clockWords({ clock, followUp }: Row, now: number, say: DeskSay): string {
	if (followUp !== undefined) return say('row-follow-up', { age: roughly(followUp - now, say) });
	if (!clock) return say('row-still');
	const name = say(`clock-${clock.name}`);
	return isPast(clock.due, now)
		? say('row-past', { name, age: roughly(now - clock.due, say) })
		: say('row-due', { name, age: roughly(clock.due - now, say) });
}

const roughly = (ms: number, say: DeskSay): string =>
	ms < MINUTE ? say('row-moment') : age(Math.floor(ms / MINUTE) * MINUTE, say.locale);

/** The instant at which a row is read out: it moves on with each minute of the row's own clock, and as it runs out. */
export function wholeMinute(
	now: number,
	{ clock, followUp }: Pick<Row, 'clock' | 'followUp'>
): number {
	const due = clock?.due ?? followUp;
	if (due === undefined) return 0;
	const minutes = Math.floor((now - due) / MINUTE);
	return due + minutes * MINUTE;
}
