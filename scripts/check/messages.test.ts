import { describe, expect, it } from 'vitest';
import { faultsOf, unusedKeys, wordsWithoutText } from './catalogue.ts';
import { rawTexts } from './raw-texts.ts';

const ENGLISH = { desk: { open: '{n, plural, one {# case} other {# cases}} of {name}' } };
const spanish = (open: string) => ({ en: ENGLISH, es: { desk: { open } } });

describe('LANG-7 a language has nothing that English lacks, and fills in the same', () => {
	it.each([
		['the same', '{name}: {n, plural, one {# caso} other {# casos}}', []],
		[
			'a placeholder less',
			'{n, plural, one {# caso} other {# casos}}',
			['es/desk open: has the placeholders {n}, English has {n}, {name}']
		],
		[
			'another one, within a plural',
			'{n, plural, one {{nombre}} other {#}} {name}',
			['es/desk open: has the placeholders {n}, {name}, {nombre}, English has {n}, {name}']
		]
	])('%s', (_, message, faults) => {
		expect(faultsOf(spanish(message))).toEqual(faults);
	});
	it('what does not parse is named', () => {
		expect(faultsOf(spanish('{n, plural, one {# caso}'))[0]).toMatch(
			/^es\/desk open: es open is no ICU MessageFormat/
		);
	});
	it('what English does not have, and a key of another shape', () => {
		expect(faultsOf({ en: ENGLISH, es: { desk: { shut: 'x', aB: 'x' } } })).toEqual([
			'es/desk shut: English does not have it',
			'es/desk aB: a key has lower-case letters, digits and "-"'
		]);
	});
	it('the wall and the words of the trade are whole in every language', () => {
		const all = { en: { wall: { a: 'A' }, common: { b: 'B' }, desk: { c: 'C' } }, de: {} };
		expect(faultsOf(all)).toEqual(['de/wall a: is missing', 'de/common b: is missing']);
	});
	it('every word of the trade has a text', () => {
		expect(wordsWithoutText({ 'tier-1': 'lead' }, { tier: [1, 2] })).toEqual([
			'en/common tier-2: a word of the trade without a text'
		]);
	});
	it('every text is said somewhere, by itself or by a template', () => {
		const all = { en: { desk: { one: '', 'tier-1': '', 'a-late': '', gone: '' } } };
		const source = "say('one'); say(`tier-${tier}`); say(`${key}-late`); say(`${key}`); // gone";
		expect(unusedKeys(all, [source])).toEqual(['en/desk gone: nothing says it']);
	});
});

describe('LANG-8 text in markup comes from the catalogue', () => {
	it.each([
		['text', '<p>Past SLA</p>', ['Past SLA']],
		['in a block', '{#each rows as row}{#if row}Yes{:else}No{/if}{/each}', ['Yes', 'No']],
		['in a snippet', '{#snippet a()}<b>Yes</b>{/snippet}', ['Yes']],
		['a title', '<svelte:head><title>Desk · Andon</title></svelte:head>', ['Desk · Andon']],
		['an attribute that is read', '<a aria-label="Close" href="/desk">✕</a>', ['Close']],
		['a property that becomes text', '<Choices legend="Because" kind="radio" />', ['Because']],
		['chosen', "{late ? 'Late' : say('early')}", ['Late']],
		['put together', '{`${n} open`}', ['open']],
		['what is said', "<p title={say('close')}>{say('open', { n })}</p>", []],
		['what is compared', "{#if is === 'past'}{n}{/if}", []],
		['signs, names and what is typed', '<p>Andon · T{tier} 12 % <kbd>Esc</kbd></p>', []],
		['what nobody reads', '<div class="row" data-x="y"></div><style>p { color: red }</style>', []]
	])('%s', (_, source, texts) => {
		expect(rawTexts(source).map((text) => text.trim())).toEqual(texts);
	});
});
