import { describe, expect, it } from 'vitest';
import { cookieOf, sessionCookies, sessionToken, wallCookies } from './cookies.ts';

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

describe('SIGN-11 a session’s cookie', () => {
	it.each([
		['https://andon.example', 'https:', true, '__Host-andon-session'],
		['https://andon.example', 'http:', true, '__Host-andon-session'],
		['http://andon.example', 'http:', false, 'andon-session'],
		[undefined, 'https:', true, '__Host-andon-session'],
		[undefined, 'http:', false, 'andon-session']
	])('where people find Andon by %s and ask by %s', (publicUrl, protocol, secure, session) => {
		expect(sessionCookies(publicUrl, protocol)).toMatchObject({ secure, session });
	});

	it('is that which no other host can have set', () => {
		const planted = 'andon-session=planted; a=b';
		const both = `${planted}; __Host-andon-session=own`;
		expect(sessionToken(planted, 'https://andon.example')).toBeUndefined();
		expect(sessionToken(both, 'https://andon.example')).toBe('own');
		expect(sessionToken(both)).toBe('own');
		expect(sessionToken(planted)).toBe('planted');
		expect(sessionToken(undefined)).toBeUndefined();
	});
});
