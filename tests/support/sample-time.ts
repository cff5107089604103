/** The one instant that all samples are relative to. */
export const MINUTE = 60_000;
/** Saturday 21 November 2026, 14:32:00 in Cebu. */
export const NOW = Date.UTC(2026, 10, 21, 6, 32);
