import { describe, expect, it } from 'vitest';
import { cookieOf, wallCookies } from './cookies.ts';

describe('WALLS-17 a wall’s cookie', () => {
	it.each([
		[undefined, false, 'andon-wall'],
		['http://andon.example', false, 'andon-wall'],
		['https://andon.example', true, '__Host-andon-wall']
	])('where people find Andon by %s', (publicUrl, secure, token) => {
		expect(wallCookies(publicUrl)).toMatchObject({ secure, token });
	});

	it('is found by its whole name alone', () => {
		const header = 'x__Host-andon-wall=no; andon-wall=plain; __Host-andon-wall=a.b; empty=';
		expect(cookieOf(header, '__Host-andon-wall')).toBe('a.b');
		expect(cookieOf(header, 'andon-wall')).toBe('plain');
		expect(cookieOf(header, 'empty')).toBeUndefined();
		expect(cookieOf(undefined, 'andon-wall')).toBeUndefined();
	});
});
