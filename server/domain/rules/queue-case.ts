/** The case that a rule opens for a queue: its figures in plain words. Pure. */
import type { QueueLook } from './facts.ts';

const REF_LENGTH = 40;
const TITLE_LENGTH = 300;

/** `queue-voice-3`; `number` is one that no case of this queue has had. */
export const queueCaseId = (queue: string, number: number): string => `queue-${queue}-${number}`;

/** What people call it. */
export function queueCaseRef(queue: string, number: number): string {
	const whole = `${queue} ${number}`;
	return whole.length <= REF_LENGTH ? whole : `queue ${number}`;
}

/** `Voice: 7 wait, the first for 12 min; nobody free, 9 busy, 2 away` */
export function queueCaseTitle(name: string, look: QueueLook, now: number): string {
	const { waiting, oldestWaitSeconds, agents, serviceLevel } = look;
	const wait =
		oldestWaitSeconds === null || waiting === 0
			? ''
			: `, the first for ${spell(oldestWaitSeconds * 1000 + Math.max(0, now - look.at))}`;
	const level = serviceLevel === null ? '' : `; service level ${Math.round(serviceLevel * 100)} %`;
	const title = `${name}: ${count(waiting, 'waits', 'wait')}${wait}; ${free(agents)}${level}`;
	return title.slice(0, TITLE_LENGTH);
}

const count = (number: number, one: string, more: string): string =>
	number === 0 ? `nobody ${one}` : `${number} ${number === 1 ? one : more}`;

const free = ({ free, busy, away }: QueueLook['agents']): string =>
	`${free === 0 ? 'nobody' : free} free, ${busy} busy, ${away} away`;

function spell(ms: number): string {
	const minutes = Math.floor(ms / 60_000);
	if (minutes < 1) return `${Math.floor(ms / 1000)} s`;
	return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
