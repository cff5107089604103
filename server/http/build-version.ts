/** Which build of the pages a node serves: a wall of another one loads itself anew when nobody minds. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const WRITTEN = fileURLToPath(new URL('../../build/static/_app/version.json', import.meta.url));

/** @returns what Kit called the build, as pages know it by `$app/environment`; "" where nothing is built */
export function buildVersion(file = WRITTEN): string {
	try {
		return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
	} catch {
		return '';
	}
}
