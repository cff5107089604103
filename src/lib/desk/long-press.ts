/** How long a finger rests on a row that is to be picked, and how far it may stray meanwhile. */
const LONG_MS = 500;
const STRAY_PX = 10;

/**
 * A finger that rests on a row picks it (rule DESK-95). To be attached to the list; the tap that follows is swallowed.
 * @param picked is told the key of the row
 */
export const longPress =
	(picked: (key: string) => void) =>
	(list: HTMLElement): (() => void) => {
		let waiting: ReturnType<typeof setTimeout> | undefined;
		let began = { x: 0, y: 0 };
		let swallow = false;
		const stop = () => clearTimeout(waiting);
		const down = ({ pointerType, target, clientX, clientY }: PointerEvent) => {
			stop();
			swallow = false;
			if (pointerType === 'mouse' || !(target instanceof Element)) return;
			const key = target.closest<HTMLElement>('[data-key]')?.dataset['key'];
			if (key === undefined) return;
			began = { x: clientX, y: clientY };
			waiting = setTimeout(() => {
				swallow = true;
				picked(key);
			}, LONG_MS);
		};
		const moved = ({ clientX, clientY }: PointerEvent) => {
			if (Math.hypot(clientX - began.x, clientY - began.y) > STRAY_PX) stop();
		};
		const clicked = (event: Event) => {
			if (!swallow) return;
			swallow = false;
			event.preventDefault();
			event.stopPropagation();
		};
		// the browser's own menu of a long touch
		const menu = (event: Event) => swallow && event.preventDefault();
		const listeners = [
			['pointerdown', down],
			['pointermove', moved],
			['pointerup', stop],
			['pointercancel', stop],
			['contextmenu', menu]
		] as const;
		for (const [name, does] of listeners) list.addEventListener(name, does as EventListener);
		list.addEventListener('click', clicked, { capture: true });
		return () => {
			stop();
			for (const [name, does] of listeners) list.removeEventListener(name, does as EventListener);
			list.removeEventListener('click', clicked, { capture: true });
		};
	};
