/**
 * One board on its way to its room: what changed since the last frame, at most every `FRAME_MS`, encoded once for all
 * who watch. A position is (epoch, seq); the last frames are kept so that a short gap needs no snapshot.
 */
import type { Beat, Frame, Position, Snapshot } from '#lib/shared/wire/feed.ts';
import type { BoardHead, Figures, Row } from '#lib/shared/wire/rows.ts';
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import type { View } from './board.ts';
import { Trail } from './trail.ts';

const KEPT_FRAMES = 50;

export interface FeedSource {
	epoch(): string;
	/** Of the pages that the server has. */
	build: string;
	now(): number;
	freshAt(): number;
	head(): BoardHead;
	view(before: Figures | null): View;
}

export class BoardFeed {
	readonly #source: FeedSource;
	#epoch: string;
	#seq = 0;
	#view: View;
	#frames: Frame[] = [];
	readonly #trail = new Trail();
	/** When this epoch began here. */
	#begunAt: number;

	constructor(source: FeedSource) {
		this.#source = source;
		this.#epoch = source.epoch();
		this.#view = source.view(null);
		this.#begunAt = source.now();
	}

	/** The state was loaded anew: positions of before mean nothing any more. */
	restart(): void {
		this.#epoch = this.#source.epoch();
		this.#seq = 0;
		this.#frames = [];
		this.#trail.forget();
		this.#begunAt = this.#source.now();
		this.#view = this.#source.view(null);
	}

	/** The head changed, which no frame carries: whoever was away needs a snapshot, whatever his position. */
	renew(): void {
		this.#frames = [];
		this.#seq += 1;
		this.#trail.came(this.#seq, this.#source.now());
	}

	/** What changed since the last frame; null when nothing did. */
	flush(): Frame | null {
		const before = this.#view;
		const after = this.#source.view(before.figures);
		const set = changedRows(before.rows, after.rows);
		const gone = [...before.rows.keys()].filter((key) => !after.rows.has(key));
		const figures = changedFigures(before.figures, after.figures);
		this.#view = after;
		if (set.length === 0 && gone.length === 0 && !figures) return null;
		this.#seq += 1;
		const frame: Frame = {
			epoch: this.#epoch,
			seq: this.#seq,
			at: this.#source.now(),
			freshAt: this.#source.freshAt(),
			...(set.length > 0 && { set }),
			...(gone.length > 0 && { gone }),
			...(figures && { figures })
		};
		this.#frames.push(frame);
		if (this.#frames.length > KEPT_FRAMES) this.#frames.shift();
		this.#trail.came(frame.seq, frame.at);
		return frame;
	}

	snapshot(): Snapshot {
		return {
			protocol: PROTOCOL,
			build: this.#source.build,
			epoch: this.#epoch,
			seq: this.#seq,
			at: this.#source.now(),
			freshAt: this.#source.freshAt(),
			head: this.#source.head(),
			rows: [...this.#view.rows.values()],
			figures: this.#view.figures
		};
	}

	beat(): Beat {
		const { now, freshAt } = this.#source;
		return { epoch: this.#epoch, seq: this.#seq, at: now(), freshAt: freshAt() };
	}

	/** How long a screen that shows `seq` has been behind, to the second, in ms; beyond a minute that much at least. */
	behind(seq: number): number {
		if (seq === this.#seq) return 0;
		return Math.max(0, this.#source.now() - this.#missedAt(seq));
	}

	/** When what comes after `seq` came. */
	#missedAt(seq: number): number {
		// of an epoch that is over
		if (seq > this.#seq) return this.#begunAt;
		const next = this.#frames.find((frame) => frame.seq === seq + 1);
		return next?.at ?? this.#trail.cameAt(seq + 1) ?? this.#begunAt;
	}

	/** The frames after `last`; null when they are not all there any more: a snapshot is due. */
	since(last: Position | undefined): Frame[] | null {
		if (last?.epoch !== this.#epoch || last.seq > this.#seq) return null;
		const missing = this.#frames.filter(({ seq }) => seq > last.seq);
		return missing.length === this.#seq - last.seq ? missing : null;
	}
}

function changedRows(before: ReadonlyMap<string, Row>, after: ReadonlyMap<string, Row>): Row[] {
	const changed: Row[] = [];
	for (const [key, row] of after) if (before.get(key) !== row) changed.push(row);
	return changed;
}

function changedFigures(before: Figures, after: Figures): Partial<Figures> | null {
	const names = Object.keys(after) as (keyof Figures)[];
	const changed = names.filter((name) => before[name] !== after[name]);
	return changed.length === 0
		? null
		: Object.fromEntries(changed.map((name) => [name, after[name]]));
}
