/** The page that is shown while the store is away: it needs no other file, and leaves by itself. */
import { createHash } from 'node:crypto';

/** Asks first, as a page that reloads into a server that has gone would end on the browser's own error page. */
const script = `
const { to } = document.currentScript.dataset;
async function attempt() {
	const answer = await fetch(to, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
	if (answer && answer.status < 500) location.replace(to);
	else setTimeout(attempt, 1500 + Math.random() * 1000);
}
setTimeout(attempt, 1500 + Math.random() * 500);
`;

// dark on walls, where it may hang for long, and at desks alike: as the bar of every page
const style = `
body { display: grid; min-height: 100vh; margin: 0; place-items: center; background: #0b0f14; color: #f2f5f9;
	font-family: 'Atkinson Hyperlegible Next Variable', system-ui, sans-serif; }
main { max-width: 40rem; padding: 24px; }
p { margin: 0 0 12px; color: #b4c0cd; font-size: 1.375rem; font-weight: 750; }
h1 { margin: 0; font-size: clamp(1.75rem, 3.4vw, 4rem); line-height: 1.2; }
`;

/** Its content security policy: nothing but what is in it. */
export const policy = [
	"default-src 'none'",
	"connect-src 'self'",
	"style-src 'unsafe-inline'",
	`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
	"base-uri 'none'",
	"frame-ancestors 'none'"
].join('; ');

const SIGNS: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const escape = (text: string) => text.replaceAll(/[&"<>]/g, (sign) => SIGNS[sign] ?? sign);

/** @param to path that it goes to once that answers */
export function page(words: string, to: string): string {
	const where = escape(to);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Waiting for the store · Andon</title>
<noscript><meta http-equiv="refresh" content="2;url=${where}"></noscript>
<style>${style}</style>
</head>
<body>
<main role="status"><p>Andon</p><h1>${escape(words)}</h1></main>
<script data-to="${where}">${script}</script>
</body>
</html>
`;
}
