import { openBench } from './open.ts';
import { run } from './run.ts';

const say = (line: string) => console.log(line);
process.exitCode = await run(process.argv.slice(2), {
	open: () => openBench(process.env, say),
	say,
	complain: (line) => console.error(line)
});
