/** What was asked for on the command line. */
import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm run bench -- [F1 F2 F3 F4 F5 F6 F9 F10 F12] [--rounds N] [--write]

  F1 … F12     which figures are measured; all of them, if left out
  --rounds N   how often each is measured beside its anchor, in turns; 5, if left out
  --write      puts the rows into docs/performance.md as well, in place of earlier ones of the same figures`;

export interface Options {
	wanted: string[];
	rounds: number;
	write: boolean;
}

/**
 * @param known the benchmarks that there are
 * @returns what is to be done, null when help was asked for, or what is wrong in one line
 */
export function readOptions(args: string[], known: string[]): Options | null | { fault: string } {
	let parsed: ReturnType<typeof parse>;
	try {
		parsed = parse(args);
	} catch (error) {
		const [first = ''] = (error as Error).message.split('\n');
		return { fault: `${first.replace(/\.?( To specify.*)?$/, '.')} Try --help.` };
	}
	const { values, positionals } = parsed;
	if (values.help) return null;
	const odd = positionals.filter((name) => !known.includes(name));
	if (odd.length > 0)
		return { fault: `no such benchmark: ${odd.join(', ')}; there are ${known.join(', ')}` };
	const rounds = Number(values.rounds);
	if (!Number.isInteger(rounds) || rounds < 1)
		return { fault: `--rounds: expected a whole number from 1 on, got "${values.rounds}"` };
	return { wanted: positionals.length > 0 ? positionals : known, rounds, write: values.write };
}

const parse = (args: string[]) =>
	parseArgs({
		args,
		allowPositionals: true,
		options: {
			rounds: { type: 'string', default: '5' },
			write: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false }
		}
	});
