/** Counters and gauges in the text format that Prometheus reads. */

type Labels = Record<string, string>;

const NAME = 'andon_';

export class Metrics {
	readonly #counters = new Map<string, number>();
	readonly #gauges: { name: string; help: string; read: () => number }[] = [];

	/** Adds one to a counter. */
	count(name: string, labels: Labels = {}): void {
		const series = `${NAME}${name}${labelText(labels)}`;
		this.#counters.set(series, (this.#counters.get(series) ?? 0) + 1);
	}

	/** A value that is read when asked for. */
	gauge(name: string, help: string, read: () => number): void {
		this.#gauges.push({ name: `${NAME}${name}`, help, read });
	}

	text(): string {
		const gauges = this.#gauges.map(
			({ name, help, read }) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${read()}`
		);
		const counters = [...this.#counters].map(([series, value]) => `${series} ${value}`);
		return `${[...gauges, ...counters].join('\n')}\n`;
	}
}

function labelText(labels: Labels): string {
	const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
	return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
