/** What a command of `npm run andon` is. */
import type { AuditWhat } from '#lib/shared/wire/audit.ts';
import { COMMAND_LINE } from '#server/domain/audit.ts';
import type { Telling } from '#server/services/audit.ts';
import type { Directory } from '#server/services/directory.ts';
import type { Store } from '#server/store/index.ts';

/** What commands have to work with. */
export interface Bench {
	store: Store;
	directory: Directory;
	/** The text of a file; of standard input for `-`. @throws Fault when there is no such file */
	read(file: string): Promise<string>;
	/** @throws Fault when the file cannot be written */
	write(file: string, text: string): Promise<void>;
	audit: Telling;
	/** Where people find Andon, if it is known. */
	publicUrl?: string | undefined;
	/** Writes a line. */
	say(line: string): void;
}

export interface Command {
	/** As it is typed: `keys make`. */
	name: string;
	/** What follows the name: `<name> --clients <a,b|*> [--set-up]`. */
	usage: string;
	/** One line for the help. */
	does: string;
	/** Names of what stands without a dash, in order; one that ends with `?` may be left out. */
	words: readonly string[];
	options?: Readonly<Record<string, OptionKind>>;
	run(bench: Bench, given: Given): Promise<void>;
}

export type OptionKind = { type: 'string'; multiple?: boolean } | { type: 'boolean' };

/** What was typed, by name. */
export interface Given {
	/** @throws Fault when it was left out */
	word(name: string): string;
	/** Undefined when it was left out. */
	maybe(name: string): string | undefined;
	text(option: string): string | undefined;
	texts(option: string): string[];
	flag(option: string): boolean;
}

/** What whoever typed it can mend; shown as one line, without a stack. */
export class Fault extends Error {
	override name = 'Fault';
}

/** Tells the audit trail what a command did. @param of its kind is the first word of `what`, unless it is given */
export function tell(
	{ audit }: Bench,
	what: AuditWhat,
	id: string,
	{ client = null, detail = '', kind = what.split(':', 1)[0] ?? '' }: Partial<Told> = {}
): void {
	audit.tell({ by: COMMAND_LINE, what, of: { kind, id }, client, from: null, detail });
}

interface Told {
	client: string | null;
	detail: string;
	kind: string;
}

/** One line, whatever somebody named himself. */
export const line = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');

/** Columns under their heads; `none` when there are no rows. */
export function table(heads: string[], rows: string[][], none: string): string {
	if (rows.length === 0) return none;
	const all = [heads, ...rows.map((row) => row.map(line))];
	const widths = heads.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
	return all
		.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
		.map((row) => row.trimEnd())
		.join('\n');
}
