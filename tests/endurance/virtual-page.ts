/**
 * Runs inside a page, before anything of it: time that passes only when a test says so, and a server that is a script.
 * With it a week of a wall passes in minutes: every timer fires, every second ticks, every frame is drawn.
 */
import type { Frame, Snapshot } from '#lib/shared/wire/feed.ts';
import type { Row } from '#lib/shared/wire/rows.ts';

export interface Week {
	/** Lets so many frames come, so many ms apart, everything else of that time included. Resolves when all is drawn. */
	frames(many: number, apart: number): Promise<void>;
	/** A frame comes in which this row is so, and then so many ms pass. */
	row(row: Row, ms: number): Promise<void>;
	/** Resolves when nothing moves any more: what glides does so in real time, and the page keeps it until it is there. */
	still(): Promise<void>;
	/** How many came. */
	came: number;
}

interface Timer {
	id: number;
	at: number;
	every: number | null;
	run: () => void;
}

/** @param shown what the server begins with; its instants count from the moment at which the page opens */
export function virtualPage(shown: Snapshot): void {
	const rest = globalThis.setTimeout.bind(globalThis);
	const began = shown.at;
	let now = 0;
	let ids = 1_000_000;
	const timers = new Map<number, Timer>();
	const set = (run: () => void, ms = 0, every: number | null = null): number => {
		timers.set(++ids, { id: ids, at: now + Math.max(1, ms), every, run });
		return ids;
	};
	const clear = (id?: number) => void (id !== undefined && timers.delete(id));
	Object.assign(globalThis, {
		setTimeout: (run: (...more: unknown[]) => void, ms?: number, ...more: unknown[]) =>
			set(() => run(...more), ms),
		setInterval: (run: () => void, ms = 1) => set(run, ms, ms),
		clearTimeout: clear,
		clearInterval: clear,
		requestAnimationFrame: (run: (at: number) => void) => set(() => run(now), 16),
		cancelAnimationFrame: clear
	});
	Object.defineProperty(performance, 'now', { value: () => now });
	Date.now = () => began + now;

	const moving = new Set<Animation>();
	const animate = Element.prototype.animate;
	Element.prototype.animate = function (...how: Parameters<typeof animate>): Animation {
		const animation = animate.apply(this, how);
		const settled = () => void moving.delete(animation);
		moving.add(animation);
		animation.finished.then(settled, settled);
		return animation;
	};

	/** Everything that is due until then, in order; what a step asks for at once happens before the next. */
	async function pass(ms: number): Promise<void> {
		const until = now + ms;
		for (;;) {
			let next: Timer | null = null;
			for (const timer of timers.values())
				if (timer.at <= until && (!next || timer.at < next.at)) next = timer;
			if (!next) break;
			now = Math.max(now, next.at);
			if (next.every === null) timers.delete(next.id);
			else next.at = now + next.every;
			next.run();
			await null;
		}
		now = until;
	}

	let seq = shown.seq;
	let socket: Fake | null = null;
	class Fake extends EventTarget {
		static readonly CONNECTING = 0;
		static readonly OPEN = 1;
		readyState = 0;
		binaryType = 'blob';
		onopen?: () => void;
		onclose?: () => void;
		onerror?: () => void;
		onmessage?: (event: { data: string }) => void;
		constructor() {
			super();
			// eslint-disable-next-line @typescript-eslint/no-this-alias
			socket = this;
			set(() => {
				this.readyState = 1;
				this.onopen?.();
				this.hear(
					'0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}'
				);
				set(() => this.hear('2'), 25_000, 25_000);
			});
		}
		hear(data: string): void {
			this.onmessage?.({ data });
		}
		tell(...event: unknown[]): void {
			this.hear(`42/display,${JSON.stringify(event)}`);
		}
		send(data: string): void {
			if (data.startsWith('40/display'))
				set(() => {
					this.hear('40/display,{"sid":"b"}');
					this.tell('snapshot', { ...shown, at: began + now, freshAt: began + now, seq });
				});
			const time = /^42\/display,(\d+)\["time"\]/.exec(data);
			if (time) set(() => this.hear(`43/display,${time[1]}[${began + now}]`), 5);
		}
		close(): void {
			this.readyState = 3;
		}
	}
	Object.assign(globalThis, { WebSocket: Fake });

	/** One of forty cases changes: comes, is claimed, moves on, goes. */
	function change(many: number): Frame {
		const at = began + now;
		const base = shown.rows[many % Math.max(1, shown.rows.length)];
		const frame: Frame = { epoch: shown.epoch, seq: ++seq, at, freshAt: at };
		if (!base) return frame;
		const id = `${base.client}/w${many % 40}`;
		if (many % 5 === 4) return { ...frame, gone: [id] };
		frame.set = [
			{
				...base,
				key: id,
				case: `w${many % 40}`,
				ref: String(many % 10_000),
				version: many,
				title: `Change ${many}`,
				tier: ((many % 4) + 1) as 1,
				owner: many % 3 === 0 ? { id: 'priya', name: 'Priya' } : null,
				clock: { name: 'claim', from: at - 60_000, due: at + ((many * 7919) % 1_800_000) - 300_000 }
			}
		];
		if (many % 4 === 0)
			frame.figures = {
				counts: {
					open: 20 + (many % 20),
					pastSla: many % 6,
					dueSoon: many % 9,
					unclaimed: many % 5
				},
				ticker: [
					{
						at,
						what: 'claimed',
						client: base.client,
						case: base.case,
						ref: base.ref,
						who: 'Priya',
						tier: 2
					},
					...shown.figures.ticker.slice(0, 7)
				]
			};
		return frame;
	}

	const week: Week = {
		came: 0,
		async still() {
			while (moving.size > 0) await new Promise((done) => rest(done, 0));
		},
		async row(row: Row, ms: number) {
			const at = began + now;
			socket?.tell('frame', { epoch: shown.epoch, seq: ++seq, at, freshAt: at, set: [row] });
			await null;
			await pass(ms);
		},
		async frames(many: number, apart: number) {
			for (let n = 0; n < many; n++) {
				await pass(apart);
				socket?.tell('frame', change(week.came++));
				await null;
				// the browser lays out and paints now and then
				if (n % 200 === 199) await new Promise((done) => rest(done, 0));
			}
		}
	};
	Object.assign(globalThis, { week });
}
