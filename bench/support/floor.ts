/** The brand that the benchmarks work for: one of the demo floor's, whose wall needs no pairing. */
export const CLIENT = 'northwind';
