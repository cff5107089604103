/**
 * Markdown as a small tree that is safe by its kinds: text, and links of http and https. HTML is text, as it was
 * written; so is what lies too deep; a picture is the words that stand for it.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { printable } from '#lib/shared/plain-text.ts';
import type { Block, Inline } from '#lib/shared/wire/sop.ts';
import { beyondBounds, MOST } from './bounds.ts';

/** Off: HTML, and links whose address stands elsewhere in the text. They stay as they were written. */
const extensions = [{ disable: { null: ['htmlFlow', 'htmlText', 'definition'] } }];

/** @param markdown of whatever origin; beyond the bounds it is given as plain paragraphs. Never throws */
export function richText(markdown: string): Block[] {
	const text = printable(markdown);
	if (beyondBounds(text) !== null) return plain(text);
	let step = 0;
	const next = () => (step < MOST.steps ? step++ : null);
	return blocks(fromMarkdown(text, { extensions }).children, { text, depth: 0, next });
}

interface Within {
	/** The whole text, for what is taken as it was written. */
	text: string;
	/** How many lists and quotes lie around. */
	depth: number;
	/** Numbers the next list item. */
	next: () => number | null;
}

type Node = ReturnType<typeof fromMarkdown>['children'][number];
type PhrasingContent = Extract<Node, { type: 'paragraph' }>['children'][number];

function blocks(nodes: readonly Node[], within: Within): Block[] {
	return nodes.map((node) => block(node, within)).filter((made) => made !== null);
}

function block(node: Node, within: Within): Block | null {
	const inner = { ...within, depth: within.depth + 1 };
	switch (node.type) {
		case 'heading':
			return { type: 'heading', level: node.depth, inside: inlines(node.children, 0) };
		case 'paragraph':
			return { type: 'paragraph', inside: inlines(node.children, 0) };
		case 'code':
			return { type: 'code', text: printable(node.value) };
		case 'thematicBreak':
			return null;
		case 'blockquote':
			if (inner.depth > MOST.depth) return asWritten(node, within);
			return { type: 'quote', blocks: blocks(node.children, inner) };
		case 'list': {
			if (inner.depth > MOST.depth) return asWritten(node, within);
			const items = node.children.map((item) => {
				const step = within.next();
				return { step, blocks: blocks(item.children, inner) };
			});
			return { type: 'list', start: node.ordered ? (node.start ?? 1) : null, items };
		}
		default:
			return asWritten(node, within);
	}
}

const asWritten = (node: Node, { text }: Within): Block => ({
	type: 'code',
	text: text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
});

/** @param depth how many marks lie around; deeper ones than there may be are left out, and their text stays */
function inlines(nodes: readonly PhrasingContent[], depth: number): Inline[] {
	return joined(nodes.flatMap((node) => inline(node, depth)));
}

function inline(node: PhrasingContent, depth: number): Inline[] {
	switch (node.type) {
		case 'text':
			return [{ type: 'text', text: printable(node.value) }];
		case 'inlineCode':
			return [{ type: 'code', text: printable(node.value) }];
		case 'break':
			return [{ type: 'break' }];
		case 'image':
			return [{ type: 'text', text: printable(node.alt || node.url) }];
		case 'emphasis':
		case 'strong':
		case 'link': {
			const inside = inlines(node.children, depth + 1);
			if (depth >= MOST.depth) return inside;
			if (node.type !== 'link') return [{ type: node.type, inside }];
			const href = webAddress(node.url);
			return href === null ? inside : [{ type: 'link', href, inside }];
		}
		default:
			return [];
	}
}

/** @returns the address in its one spelling; null when it is no absolute one of http or https, or carries a name in it */
function webAddress(said: string): string | null {
	const url = /^https?:\/\//i.test(said) ? URL.parse(said) : null;
	if (!url || url.username || url.password) return null;
	return url.href;
}

function joined(nodes: Inline[]): Inline[] {
	const out: Inline[] = [];
	for (const node of nodes) {
		const last = out.at(-1);
		if (node.type === 'text' && last?.type === 'text')
			out[out.length - 1] = { type: 'text', text: last.text + node.text };
		else out.push(node);
	}
	return out;
}

const plain = (text: string): Block[] =>
	text
		.split(/\n\s*\n/)
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map((part) => ({ type: 'paragraph', inside: [{ type: 'text', text: part }] }));
