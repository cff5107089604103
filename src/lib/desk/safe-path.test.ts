import { expect, test } from 'vitest';
import { safePath } from './safe-path.ts';

test.each([
	['/shift?which=last#through', '/shift?which=last#through'],
	['/desk', '/desk'],
	['/wall/floor-3', '/wall/floor-3'],
	[null, '/desk'],
	['', '/desk'],
	['desk', '/desk'],
	['https://evil.test/', '/desk'],
	['//evil.test/desk', '/desk'],
	['/\\evil.test', '/desk'],
	['/\t/evil.test', '/desk'],
	['/\n/evil.test', '/desk'],
	['/a/..//evil.test', '/desk'],
	['/.//evil.test', '/desk'],
	['javascript:alert(1)', '/desk'],
	['http://here.invalid/x', '/desk'],
	['//', '/desk']
])('SIGN-2 %j leads to %s', (asked, path) => {
	expect(safePath(asked, '/desk')).toBe(path);
});
