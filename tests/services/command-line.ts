/** The command line over a store, with files that are only in memory. */
import { Fault } from '#server/cli/command.ts';
import { run } from '#server/cli/run.ts';
import { Directory } from '#server/services/directory.ts';
import { freshPrefix } from '../support/node.ts';
import { opened } from '../store/contract/support.ts';

/** A store, and the command line over it. */
export async function cli(url: string) {
	const store = await opened(url, freshPrefix());
	const directory = new Directory(store);
	const files = new Map<string, string>();
	const type = async (...typed: string[]) => {
		const said: string[] = [];
		const complained: string[] = [];
		await directory.load();
		const bench = {
			store,
			directory,
			say: (line: string) => void said.push(line),
			async read(file: string) {
				const text = files.get(file);
				if (text === undefined) throw new Fault(`${file}: there is no such file`);
				return text;
			},
			write: async (file: string, text: string) => void files.set(file, text)
		};
		const code = await run(typed, {
			open: async () => ({ bench, close: async () => undefined }),
			say: bench.say,
			complain: (line) => void complained.push(line)
		});
		return { code, said: said.join('\n'), complained: complained.join('\n') };
	};
	return { store, directory, files, type };
}
