/** Reads a log file, packed or plain, into records with their line numbers. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse, type Info } from 'csv-parse';
import { FileFault } from './fault.ts';

export interface Line {
	/** In the file, the header being line 1. */
	line: number;
	cells: string[];
}

export interface Table {
	header: string[];
	lines: Line[];
}

/**
 * @param path a CSV file, or one packed with gzip
 * @throws FileFault when it cannot be read, is empty, or a row has another number of columns than the header
 */
export async function readTable(path: string): Promise<Table> {
	const source = await bytesOf(path);
	// `lines` counts the lines read so far, so it is the line on which a record ends
	const rows = parse({ bom: true, info: true, skip_empty_lines: true });
	source.on('error', (error) => rows.destroy(error));
	const lines: Line[] = [];
	try {
		for await (const found of source.pipe(rows)) {
			const { record, info } = found as { record: string[]; info: Info };
			lines.push({ line: info.lines, cells: record });
		}
	} catch (error) {
		throw new FileFault(`${path}: ${explain(error)}`);
	}
	const [header, ...rest] = lines;
	if (!header) throw new FileFault(`${path} is empty; expected a header and rows`);
	return { header: header.cells, lines: rest };
}

async function bytesOf(path: string): Promise<Readable> {
	try {
		const file = await open(path);
		const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
		await file.close();
		const packed = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
		const bytes = createReadStream(path);
		if (!packed) return bytes;
		const plain = createGunzip();
		bytes.on('error', (error) => plain.destroy(error));
		return bytes.pipe(plain);
	} catch (error) {
		throw new FileFault(`${path} cannot be read: ${(error as Error).message}`);
	}
}

function explain(error: unknown): string {
	if (error instanceof CsvError && error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH')
		return `line ${String(error['lines'])}: another number of columns than the header has`;
	return error instanceof Error ? error.message : String(error);
}
