/** A configuration as YAML, to be exported, kept elsewhere and read again. */
import { Document, isCollection, isMap, isScalar, isSeq, visit } from 'yaml';
import type { ConfigurationInput } from './schema.ts';

/** Of what is written in one line, as JSON. */
const SHORT = 70;

/**
 * YAML that reads as the same configuration, also to programs that still know YAML 1.1. Comments are not kept.
 * @param head lines that stand above it as comments, such as the client and the version
 */
export function writeYaml(written: ConfigurationInput, head: readonly string[] = []): string {
	const document = new Document(written, {
		version: '1.2',
		schema: 'core',
		compat: 'yaml-1.1',
		aliasDuplicateObjects: false
	});
	visit(document, {
		Pair(_, { key, value }) {
			if (isScalar(key) && IN_A_LINE.has(String(key.value)) && isMap(value)) inLine(value);
			if (isScalar(key) && key.value === 'steps' && isSeq(value)) value.items.forEach(inLine);
		},
		Map(_, node) {
			if (!node.items.every(({ key }) => isScalar(key) && PRIORITY.test(String(key.value)))) return;
			for (const { key } of node.items) if (isScalar(key)) key.value = Number(key.value);
			inLine(node);
		},
		Scalar(_, node) {
			// elsewhere it is taken for the mark of a text's encoding
			if (String(node.value).includes('\ufeff')) node.type = 'QUOTE_DOUBLE';
		},
		Seq(_, node) {
			inLine(node);
		}
	});
	const comments = head.map((line) => `# ${line.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}\n`);
	return `${comments.join('')}${document.toString({ lineWidth: 100, flowCollectionPadding: true })}`;
}

const PRIORITY = /^[1-4]$/;
const IN_A_LINE: ReadonlySet<string> = new Set([
	'for',
	'pause',
	'raiseAt',
	'escalateAfter',
	'escalate',
	'followUp',
	'quiet'
]);

/** Lists and fields of single values, and short lists of these, fit in a line. */
function inLine(node: unknown): void {
	if (!isCollection(node) || JSON.stringify(node.toJSON()).length > SHORT) return;
	const inside = isMap(node) ? node.items.map(({ value }) => value) : node.items;
	const single = (one: unknown) => isScalar(one) && !String(one.value).includes('\n');
	if (inside.every((one) => single(one) || (isMap(node) && isSeq(one) && one.items.every(single))))
		node.flow = true;
}
