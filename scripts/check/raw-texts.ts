/** Finds text in the markup of a component that does not come from the message catalogue. */
import { parse } from 'svelte/compiler';

interface Node {
	type: string;
	[field: string]: unknown;
}

/** The name of the program, the mark of a tier, and the shape of a code: the same in every language. */
const SAME_EVERYWHERE = ['Andon', 'T', 'BCDF-GHJK'];
/** Attributes that are read, and properties of our own components that become text. */
const READ = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label', 'legend'];
/** In these stands what is typed or written into a configuration: no language has another word for it. */
const CODE = ['code', 'kbd', 'style', 'script'];

/** @param source of a Svelte component. @returns each text in it that a person would read */
export function rawTexts(source: string): string[] {
	const { fragment } = parse(source, { modern: true });
	return textsIn(fragment as unknown as Node).filter((text) => {
		// an address
		if (/^\/\S*$/.test(text)) return false;
		const rest = SAME_EVERYWHERE.reduce(
			(left, word) => left.replaceAll(new RegExp(`\\b${word}\\b`, 'g'), ''),
			text
		);
		return /\p{L}/u.test(rest.replaceAll(/&\w+;/g, ''));
	});
}

function textsIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(textsIn);
	if (!isNode(value)) return [];
	switch (value.type) {
		case 'Text':
			return [String(value['data']).trim()];
		case 'ExpressionTag':
			return textsOf(value['expression']);
		case 'Attribute':
			return READ.includes(String(value['name'])) ? textsIn(value['value']) : [];
		case 'RegularElement':
			if (CODE.includes(String(value['name']))) return [];
	}
	return [
		value['attributes'],
		value['nodes'],
		value['fragment'],
		value['consequent'],
		value['alternate'],
		value['body'],
		value['fallback'],
		value['pending'],
		value['then'],
		value['catch']
	].flatMap(textsIn);
}

/** Texts that an expression may be: what is compared or handed to a function is none. */
function textsOf(expression: unknown): string[] {
	if (!isNode(expression)) return [];
	switch (expression.type) {
		case 'Literal':
			return typeof expression['value'] === 'string' ? [expression['value']] : [];
		case 'TemplateLiteral':
			return [
				...(expression['quasis'] as { value: { cooked: string } }[]).map(
					({ value }) => value.cooked
				),
				...(expression['expressions'] as unknown[]).flatMap(textsOf)
			];
		case 'ConditionalExpression':
			return [expression['consequent'], expression['alternate']].flatMap(textsOf);
		case 'LogicalExpression':
			return [expression['left'], expression['right']].flatMap(textsOf);
		case 'BinaryExpression':
			return expression['operator'] === '+'
				? [expression['left'], expression['right']].flatMap(textsOf)
				: [];
		default:
			return [];
	}
}

const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && 'type' in value;
