/** What a browser calls itself, for people: enough to tell two screens apart. */

const BROWSERS: [RegExp, string][] = [
	[/\bEdg\/(\d+)/, 'Edge'],
	[/\bFirefox\/(\d+)/, 'Firefox'],
	[/\bChrom(?:e|ium)\/(\d+)/, 'Chromium'],
	[/\bVersion\/(\d+)[\d.]* .*Safari\//, 'Safari']
];
const SYSTEMS: [RegExp, string][] = [
	[/\bAndroid\b/, 'Android'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bWindows\b/, 'Windows'],
	[/\b(iPhone|iPad)\b/, 'iOS'],
	[/\bMac OS X\b/, 'macOS'],
	[/\bLinux\b/, 'Linux']
];

/** @returns such as "Chromium 140, Linux"; "" for what is not known */
export function browserName(userAgent: string | undefined): string {
	const text = userAgent ?? '';
	const browser = BROWSERS.find(([pattern]) => pattern.test(text));
	const version = browser && (browser[0].exec(text)?.[1] ?? '');
	const system = SYSTEMS.find(([pattern]) => pattern.test(text))?.[1];
	return [browser && `${browser[1]} ${version}`, system].filter(Boolean).join(', ');
}
