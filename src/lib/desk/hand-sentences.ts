/** Steps by which a case changes hands, and what is put beside it, each in one sentence. */
import type { Step } from '#lib/shared/wire/history.ts';
import type { DeskSay } from './say.ts';
import type { Says } from './sentence.ts';

/** What stands under a name of a record that came over the wire. */
const inner = (of: unknown, field: string): unknown =>
	typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[field] : undefined;
function textOf(of: unknown, field: string): string {
	const found = inner(of, field);
	return typeof found === 'string' ? found : '';
}

const offer =
	(key: 'step-offered' | 'step-declined' | 'step-offer-lapsed', from: 'before' | 'after'): Says =>
	(step, say) => ({
		what: say(key, { name: textOf(inner(step[from]['offer'], 'to'), 'name') }),
		said: ['offer']
	});

/** Of nobody it was simply taken. */
const took =
	(key: 'step-handed' | 'step-taken-over'): Says =>
	(step, say) => {
		const before = textOf(step.before['owner'], 'name');
		const after = textOf(step.after['owner'], 'name');
		return {
			what: before ? say(key, { before, after }) : say('step-handed-free', { after }),
			said: ['owner']
		};
	};

const link =
	(key: 'step-linked' | 'step-unlinked', from: 'before' | 'after'): Says =>
	(step, say) => ({
		what: say(key, { title: textOf(step[from]['link'], 'title') }),
		said: ['link']
	});

export const HAND_SENTENCES: Readonly<Record<string, Says>> = {
	offered: offer('step-offered', 'after'),
	'offer-taken-back': (_, say) => ({ what: say('step-taken-back'), said: ['offer'] }),
	declined: offer('step-declined', 'before'),
	'offer-lapsed': offer('step-offer-lapsed', 'before'),
	handed: took('step-handed'),
	'taken-over': took('step-taken-over'),
	'take-over-undone': (_, say) => ({ what: say('step-take-over-undone'), said: ['owner'] }),
	'accept-undone': (_, say) => ({ what: say('step-accept-undone'), said: ['owner'] }),
	forgotten: (_, say) => ({ what: say('step-forgotten'), said: ['cause'] }),
	linked: link('step-linked', 'after'),
	unlinked: link('step-unlinked', 'before')
};

/** Whom a note was for. */
export function noteFor({ after }: Step, say: DeskSay): string {
	const { mentions } = after;
	if (!Array.isArray(mentions) || mentions.length === 0) return say('step-note');
	const names = mentions.map((one) => textOf(one, 'name'));
	return say('step-note-for', { names: new Intl.ListFormat(say.locale).format(names) });
}
