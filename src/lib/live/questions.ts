/** What a desk asks of the server. Each is asked again over a reconnect; without an answer in 8 s it failed for now. */
import type { DeskRequest, Done } from '#lib/shared/wire/commands.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { CaseHelp, ClockExplanation } from '#lib/shared/wire/help.ts';
import type { History } from '#lib/shared/wire/history.ts';
import type { TimerName } from '#lib/shared/words.ts';
import { ask } from './ask.ts';
import type { Line } from './link.ts';

export interface OneCase {
	client: string;
	case: string;
}

/** None of them ever rejects. */
export interface Questions {
	command(request: DeskRequest): Promise<Ack<Done>>;
	history(of: OneCase): Promise<Ack<History>>;
	help(of: OneCase): Promise<Ack<CaseHelp>>;
	explain(of: OneCase & { clock: TimerName }): Promise<Ack<ClockExplanation>>;
}

export const questions = ({ socket, monotonic }: Line): Questions => ({
	command: (request) =>
		ask((ms) => socket().timeout(ms).emitWithAck('command', request), monotonic),
	history: (of) => ask((ms) => socket().timeout(ms).emitWithAck('history', of), monotonic),
	help: (of) => ask((ms) => socket().timeout(ms).emitWithAck('help', of), monotonic),
	explain: (of) => ask((ms) => socket().timeout(ms).emitWithAck('explain', of), monotonic)
});
