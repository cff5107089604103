/** What was asked for on the command line. */
import { parseArgs } from 'node:util';

export const USAGE = `Replays a log into Andon: a ServiceNow incident export or a call-centre log, plain or packed with gzip.

  npm run replay -- FILE [--speed N] [--live] [--client ID] [--url URL] [--key KEY] [--verify]

  --speed N    N times as fast as it happened; as fast as it goes, if left out
  --live       as if it happened now: leaves the log's own instants out (with --speed)
  --client ID  the client it belongs to; "replay" if left out, and set up if it is not there
  --url URL    the server; ANDON_URL, or http://127.0.0.1:3000, if left out
  --key KEY    an API key; ANDON_API_KEY, or that of a local demo server, if left out
  --verify     afterwards compares every case with its last row
`;

export interface Options {
	file: string;
	speed: number | null;
	live: boolean;
	client: string;
	url: string | undefined;
	key: string | undefined;
	verify: boolean;
}

/** The command line is wrong; the message says where. */
export class UsageFault extends Error {}

/** @returns null when help was asked for */
export function readOptions(args: string[]): Options | null {
	const { values, positionals } = parse(args);
	if (values.help) return null;
	const [file, ...rest] = positionals;
	if (file === undefined || rest.length > 0)
		throw new UsageFault(`expected one file, got ${positionals.length}`);
	const speed = values.speed === undefined ? null : Number(values.speed);
	if (speed !== null && !(speed > 0 && Number.isFinite(speed)))
		throw new UsageFault(`--speed: expected a number above 0, got "${values.speed}"`);
	if (values.live && speed === null) throw new UsageFault('--live needs --speed');
	if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(values.client))
		throw new UsageFault(
			`--client: expected lower-case letters, digits or "-", got "${values.client}"`
		);
	return {
		file,
		speed,
		live: values.live,
		client: values.client,
		url: values.url,
		key: values.key,
		verify: values.verify
	};
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: {
				speed: { type: 'string' },
				live: { type: 'boolean', default: false },
				client: { type: 'string', default: 'replay' },
				url: { type: 'string' },
				key: { type: 'string' },
				verify: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false }
			}
		});
	} catch (error) {
		throw new UsageFault((error as Error).message);
	}
}
