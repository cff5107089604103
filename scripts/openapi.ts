/** Writes docs/openapi.json from the schemas that check the requests. Needs no store: `node scripts/openapi.ts`. */
import { writeFileSync } from 'node:fs';
import { apiDocument } from '#server/http/api/index.ts';

const FILE = new URL('../docs/openapi.json', import.meta.url);

writeFileSync(FILE, `${JSON.stringify(apiDocument(), null, '\t')}\n`);
