/** Loaded before a program: the clock of its machine goes wrong by SKEW_MS. */
const skew = Number(process.env['SKEW_MS'] ?? 0);
const Right = Date;

globalThis.Date = class extends Right {
	constructor(...given: unknown[]) {
		super(...((given.length === 0 ? [Right.now() + skew] : given) as [number]));
	}
	static override now(): number {
		return Right.now() + skew;
	}
} as DateConstructor;
