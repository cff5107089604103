/** What a wall keeps of its board, a million frames of it: prints the heap before and after as JSON. Needs `--expose-gc`. */
import { applyFrame, byDue, viewOf } from '#lib/live/apply.ts';
import type { Frame } from '#lib/shared/wire/feed.ts';
import { decide, firstLook } from '#lib/wall/sound/decide.ts';
import { lookAt } from '#lib/wall/sound/look.ts';
import { floodedBoard, NOW, rowOf } from '../support/board-samples.ts';

const APART_MS = 605;
const frames = Number(process.argv[2] ?? 1_000_000);
const collect = globalThis.gc;
if (!collect) throw new Error('Start it with --expose-gc');

const weigh = (): number => {
	for (let n = 0; n < 3; n++) collect();
	return process.memoryUsage().heapUsed;
};
let view = viewOf(floodedBoard());
const lookNow = (at: number) =>
	lookAt([...view.rows.values()].sort(byDue), view.figures, view.head, at);
let heard = firstLook(lookNow(NOW));
let tones = 0;

function play(from: number, to: number): void {
	for (let n = from; n < to; n++) {
		const at = NOW + n * APART_MS;
		const id = `w${n % 40}`;
		const due = at + ((n * 7919) % 1_800_000) - 300_000;
		const row = rowOf({ case: id, version: n, clock: { name: 'claim', from: at - 60_000, due } });
		const frame: Frame = {
			epoch: view.epoch,
			seq: view.seq + 1,
			at,
			freshAt: at,
			...(n % 5 === 4 ? { gone: [row.key] } : { set: [row] })
		};
		const next = applyFrame(view, frame);
		if (next === 'gap') throw new Error(`a gap at ${n}`);
		view = next;
		const decided = decide(heard, lookNow(at));
		heard = decided.heard;
		if (decided.tone) tones++;
	}
}
play(0, 20_000);
const before = weigh();
const began = performance.now();
play(20_000, 20_000 + frames);
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ frames, seconds, tones, before, after: weigh() }));
