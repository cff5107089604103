/** Times that no configuration changes. */

/** How long a claim or a re-tier can be undone. */
export const UNDO_MS = 8_000;

/** How long a colleague has to accept what is offered, where the client has agreed on nothing else. */
export const OFFER_MS = 5 * 60_000;

/**
 * What is told of a case so long after it happened is recorded history: of what was due by then nothing is fired, and
 * every screen shows it as past SLA all the same.
 */
export const HISTORY_MS = 24 * 60 * 60_000;

/** `at` may be ahead of the store's clock by so much, for the sake of a source whose clock is a little fast. */
export const AHEAD_MS = 5 * 60_000;

/** What is told or done so much after its instant is marked as late. */
export const LATE_MS = 5_000;

/** What ran out in a past that is being told is told by the clock no sooner than so long after the last piece of it. */
export const TOLD_WHOLE_MS = 2_000;

/** How long what was written of a case is kept after it has ended, where the client has agreed on nothing else. */
export const KEEP_CLOSED_MS = 400 * 24 * 60 * 60_000;
