/**
 * What the rows of one incident say to Andon, row by row. Pure. Each row is turned into commands with nothing but what
 * was known at its minute. The rule by which a replayed incident becomes an escalation (programs/README.md):
 *
 * - its team changes: `functional`, tier 1; each further change of team moves it up a tier, to 3 at most;
 * - it is, or becomes, of priority 1 or 2 before that: `priority`, tier 2;
 * - somebody is assigned while it is an escalation that nobody has: that one claims it.
 *
 * All are `technical`: the categories of the export are numbers, and an IT service desk wrote it.
 */
import type { ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';
import type { EscalatedTier } from '#lib/shared/words.ts';
import type { IncidentRow } from './row.ts';

/** An incident as Andon stands to know it after the rows so far. */
export interface Known {
	last: IncidentRow;
	/** Rows so far. */
	rows: number;
	/** The team that had it last; kept while it is between teams. */
	team: string | null;
	tier: 0 | EscalatedTier;
	owned: boolean;
}

/** The highest tier a hand-off leads to; 4 is management, which no log of a helpdesk shows. */
const HIGHEST = 3;

const isOpen = ({ status }: IncidentRow) => status !== 'resolved' && status !== 'closed';

/**
 * @param known the incident before this row, or null when it is its first
 * @returns the incident after it, and the commands in the order in which they must be carried out
 */
export function follow(
	known: Known | null,
	row: IncidentRow
): { known: Known; commands: ApiCommandInput[] } {
	const next: Known = known
		? { ...known, last: row, rows: known.rows + 1 }
		: { last: row, rows: 1, team: null, tier: 0, owned: false };
	const commands: ApiCommandInput[] = [known ? changes(known.last, row) : opening(row)].filter(
		(command) => command !== null
	);
	if (known && !isOpen(known.last) && isOpen(row)) next.owned = false;
	const handedOff = row.group !== null && next.team !== null && row.group !== next.team;
	if (row.group !== null) next.team = row.group;
	if (!isOpen(row)) return { known: next, commands };

	const moved = move(next.tier, handedOff, row);
	if (moved) {
		next.tier = moved.tier;
		next.owned = false;
		commands.push(moved.command);
	}
	const assigned = row.assignee !== null && row.assignee !== (known?.last.assignee ?? null);
	if (assigned && next.tier > 0 && !next.owned) {
		next.owned = true;
		commands.push({ type: 'claim', owner: whom(row.assignee) });
	}
	return { known: next, commands };
}

const opening = (row: IncidentRow): ApiCommandInput => ({
	type: 'open',
	ref: row.number,
	title: row.title,
	priority: row.priority,
	status: row.status,
	waitingFor: row.waitingFor,
	team: row.group,
	agent: row.assignee,
	openedAt: new Date(row.openedAt).toISOString()
});

function changes(was: IncidentRow, row: IncidentRow): ApiCommandInput | null {
	const changed = {
		...(row.title !== was.title && { title: row.title }),
		...(row.priority !== was.priority && { priority: row.priority }),
		...((row.status !== was.status || row.waitingFor !== was.waitingFor) && {
			status: row.status,
			waitingFor: row.waitingFor
		}),
		...(row.group !== was.group && { team: row.group }),
		...(row.assignee !== was.assignee && { agent: row.assignee })
	};
	return Object.keys(changed).length > 0 ? { type: 'update', ...changed } : null;
}

function move(
	tier: 0 | EscalatedTier,
	handedOff: boolean,
	row: IncidentRow
): { tier: EscalatedTier; command: ApiCommandInput } | null {
	const subject = 'technical';
	if (tier === 0 && row.priority <= 2)
		return {
			tier: 2,
			command: { type: 'escalate', tier: 2, subject, trigger: 'priority', team: row.group }
		};
	if (!handedOff) return null;
	if (tier === 0)
		return {
			tier: 1,
			command: { type: 'escalate', tier: 1, subject, trigger: 'functional', team: row.group }
		};
	if (tier >= HIGHEST) return null;
	const up = (tier + 1) as EscalatedTier;
	return { tier: up, command: { type: 'retier', tier: up, team: row.group } };
}

/** A name of the log as somebody who acts: "Resolver 17" has the id `resolver-17`. */
export function whom(name: string | null): Whom | undefined {
	if (name === null) return undefined;
	return { id: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), name };
}
