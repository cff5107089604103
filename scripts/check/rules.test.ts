import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { rulesWithoutTests } from './rules.ts';

it('a rule without a test is named, and so is a quoted rule that stands nowhere', () => {
	const root = mkdtempSync(join(tmpdir(), 'andon-rules-'));
	onTestFinished(() => rmSync(root, { recursive: true }));
	for (const folder of ['docs', 'programs', 'server']) mkdirSync(join(root, folder));
	const rules = ['A', 'B', 'C', 'D'].map((_, index) => `- **XYZ-${index + 1}** is so`).join('\n');
	writeFileSync(join(root, 'docs/spec.md'), rules);
	writeFileSync(join(root, 'programs/README.md'), '| XYZ-5 | told |\n| XYZ-6 to XYZ-9 | told |');
	writeFileSync(
		join(root, 'server/some.test.ts'),
		"it('XYZ-1 to XYZ-3 hold'); it('XYZ-5'); it('XYZ-6 and XYZ-7 to XYZ-9'); it('XYZ-12'); // UTF-8, SHA-256"
	);
	expect(rulesWithoutTests(root)).toEqual([
		'XYZ-4: no test quotes it',
		'XYZ-12: a test quotes it, but it is written down nowhere'
	]);
});
