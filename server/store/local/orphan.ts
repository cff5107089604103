import { realpathSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { AndonStartError } from '#server/start-error.ts';
import { ask, strings } from './ask.ts';
import { readStoreNote, removeStoreNote } from './store-note.ts';

/**
 * A store whose parent was killed goes on running; two on one append-only file would ruin it. So before a start, the one
 * that the note names is shut down, but only when it says itself that it works in our directory: the port or the process
 * id may be somebody else's by now.
 * @param dir the data directory; @param storeDir the store's own, inside it.
 * @returns whether one was shut down.
 * @throws AndonStartError when one is there that does not go.
 */
export async function endOrphan(dir: string, storeDir: string, patienceMs = 10_000) {
	const note = readStoreNote(dir);
	if (!note) return false;
	const ours = async () => strings(await ask(note.port, 'CONFIG GET dir', 1000))[1] === storeDir;
	const answers = await ours();
	// it answers with the end of the connection
	if (answers) await ask(note.port, 'SHUTDOWN', patienceMs);
	const deadline = performance.now() + patienceMs;
	// one that was told to end by its dying parent no longer answers, and may still be writing
	while (runsIn(note.pid, storeDir) || (answers && (await ours()))) {
		if (performance.now() > deadline) throw stuck(note.pid, storeDir);
		await wait(20);
	}
	removeStoreNote(dir);
	return answers;
}

const stuck = (pid: number | undefined, storeDir: string) =>
	new AndonStartError(
		`A store left by an earlier run${pid === undefined ? '' : ` (process ${pid})`} still works in ${storeDir} and does not answer. End it, then start again.`
	);

/** A store makes its directory its working directory, which Linux shows; elsewhere only its answer tells. */
function runsIn(pid: number | undefined, storeDir: string): boolean {
	if (pid === undefined) return false;
	try {
		return realpathSync(`/proc/${pid}/cwd`) === storeDir;
	} catch {
		return false;
	}
}
