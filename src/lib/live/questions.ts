/** What a desk asks of the server. Each is asked again over a reconnect; without an answer in 8 s it failed for now. */
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { DeskToServer, ScreenToServer } from '#lib/shared/wire/events.ts';
import { ask } from './ask.ts';
import type { Line } from './link.ts';

type Name = Exclude<keyof DeskToServer, keyof ScreenToServer>;
type Of<N extends Name> = Parameters<DeskToServer[N]>[0];
type Answer<N extends Name> = DeskToServer[N] extends (
	of: never,
	ack: (answer: Ack<infer T>) => void
) => void
	? T
	: never;

type Question<N extends Name> = (of: Of<N>) => Promise<Ack<Answer<N>>>;

/** Each event of a desk that is answered. None of them ever rejects. */
export type Questions = { [N in Name]: Question<N> };

/** A socket, of which no more is known than which question it is. */
interface Asked<N extends Name> {
	emitWithAck(name: N, of: Of<N>): Promise<Ack<Answer<N>>>;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export function questions({ socket, monotonic }: Line): Questions {
	const question =
		<N extends Name>(name: N, again?: typeof wait): Question<N> =>
		(of) =>
			ask((ms) => (socket().timeout(ms) as Asked<N>).emitWithAck(name, of), monotonic, again);
	return {
		command: question('command'),
		history: question('history', wait),
		help: question('help', wait),
		explain: question('explain', wait),
		colleagues: question('colleagues', wait),
		related: question('related', wait),
		find: question('find', wait),
		raising: question('raising', wait),
		raise: question('raise', wait),
		looking: question('looking', wait)
	};
}
