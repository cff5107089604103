import { expect, test } from 'vitest';
import type { AuditEntry } from '#lib/shared/wire/audit.ts';
import { auditCsv, auditLines } from './audit-export.ts';

const ENTRY: AuditEntry = {
	...{ id: 'e1', at: 0, what: 'person:made', client: null, from: '192.0.2.7' },
	by: { kind: 'person', id: 'ana', name: '=HYPERLINK("http://x.example","Ana")' },
	of: { kind: 'person', id: '+1' },
	detail: '@SUM(1)\u201d, "quoted"'
};

test('AUDIT-8 as CSV nothing in it is a formula to a spreadsheet', () => {
	const [heads = '', row = ''] = auditCsv([ENTRY]).split('\r\n');
	expect(heads).toContain('at,by_kind,by_id,by_name,what,of_kind,of_id,client,from,detail,id');
	expect(row.startsWith('1970-01-01T00:00:00.000Z,person,ana,')).toBe(true);
	expect(row).toContain(`"'=HYPERLINK(""http://x.example"",""Ana"")"`);
	expect(row).toContain("'+1");
	expect(row).toContain(`"'@SUM(1)`);
});

test('AUDIT-8 as JSON lines each entry is one line, whole', () => {
	const text = auditLines([ENTRY, { ...ENTRY, id: 'e2' }]);
	const lines = text.split('\n');
	expect(lines).toHaveLength(3);
	expect(JSON.parse(lines[0] ?? '')).toEqual(ENTRY);
	expect(lines[2]).toBe('');
	expect(auditLines([])).toBe('');
});
