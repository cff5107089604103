/** The store to work on: that of REDIS_URL, or that of the Andon that runs on this machine. */
import { readFile, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { loadConfig } from '#server/config/load.ts';
import { Audit } from '#server/services/audit.ts';
import { Directory } from '#server/services/directory.ts';
import { StoreUnavailable } from '#server/store/failure.ts';
import { openStore } from '#server/store/index.ts';
import { localKeys } from '#server/store/local/secret-key.ts';
import { readStoreNote } from '#server/store/local/store-note.ts';
import { Fault, type Bench } from './command.ts';

/** @throws Fault | AndonStartError in one line that says what to do */
export async function openBench(
	environment: Record<string, string | undefined>,
	say: (line: string) => void
): Promise<{ bench: Bench; close(): Promise<void> }> {
	const { publicUrl } = loadConfig(environment);
	const store = await connect(environment);
	try {
		const directory = new Directory(store);
		await directory.load();
		const lost = (entry: object) => console.error('The audit trail lost', JSON.stringify(entry));
		const audit = new Audit({ store, log: { error: lost } });
		return {
			bench: { store, directory, audit, publicUrl, read, write, say },
			async close() {
				await audit.stop();
				await store.close();
			}
		};
	} catch (error) {
		await store.close();
		throw error;
	}
}

async function connect(environment: Record<string, string | undefined>) {
	const { redisUrl, dataDir, secretKeys } = loadConfig(environment);
	const note = redisUrl === undefined ? readStoreNote(dataDir) : undefined;
	const url = redisUrl ?? (note && `redis://127.0.0.1:${note.port}`);
	if (url === undefined)
		throw new Fault(
			`There is no store: start Andon first (nothing in ${dataDir} tells of one), or set REDIS_URL.`
		);
	try {
		const secrets = redisUrl === undefined ? localKeys(dataDir, secretKeys, false) : secretKeys;
		return await openStore({ url, secrets });
	} catch (error) {
		if (!(error instanceof StoreUnavailable)) throw error;
		// an address may hold a password: it is not shown
		const whose = redisUrl === undefined ? 'Andon on this machine' : 'REDIS_URL';
		throw new Fault(`The store of ${whose} cannot be reached: ${reason(error)}`, { cause: error });
	}
}

const reason = ({ message }: Error): string => message.replace('the store does not answer: ', '');

async function read(file: string): Promise<string> {
	if (file === '-') return text(process.stdin);
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new Fault(
			`${file}: ${code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`}`
		);
	}
}

async function write(file: string, text: string): Promise<void> {
	try {
		await writeFile(file, text);
	} catch (error) {
		throw new Fault(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
	}
}
