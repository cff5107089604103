import { expect, open, signIn, TABLET, test } from './fixtures.ts';
import type { ConfigurationInput } from '#server/domain/configuration/schema.ts';

test.use({ ...TABLET, expected: /status of 422/ });
const AT = '/admin/clients/northwind';
const BEGUN: ConfigurationInput = {
	teams: { leads: { name: 'Leads', tier: 1 } },
	policies: [{ name: 'All', claim: '5m', resolve: '1h' }]
};

test('ADMIN-15 a rule is added; an expression that is none is refused at its field with the engine’s words and stays', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	const kept = async () =>
		(await floor.api('GET', '/clients/northwind/configuration')) as {
			configuration: ConfigurationInput;
		};
	await floor.api('PUT', '/clients/northwind/configuration', { configuration: BEGUN });
	await signIn(page, floor, 'Noor Haddad', `${AT}/rules`);
	await page.getByRole('button', { name: 'Add a rule' }).tap();
	const rule = page.getByRole('region', { name: 'Rules' }).locator('details').last();
	await rule
		.getByLabel(/^Name|^Word/)
		.first()
		.fill('waits-too-long');
	const when = rule.getByLabel('When', { exact: true });
	await when.fill('case.age > > 3');
	await rule.getByLabel('Subject').selectOption('complaint');
	await page.getByRole('button', { name: 'Save' }).tap();
	await expect(when).toHaveAttribute('aria-invalid', 'true');
	await expect(when).toHaveValue('case.age > > 3');
	await expect(rule.locator('.fault')).not.toBeEmpty();
	await when.fill('case.age > duration("24h") && case.priority == 1');
	await page.getByRole('button', { name: 'Add what escalates at once' }).tap();
	const at = page.getByRole('region', { name: 'Escalated at once' }).locator('details').last();
	await at.getByLabel('Name').fill('Outage');
	await at.getByRole('checkbox', { name: '1', exact: true }).check();
	await at.getByLabel('Subject').selectOption('technical');
	await page.getByRole('button', { name: 'Save' }).tap();
	await expect(page.getByText('Saved as version 2.')).toBeVisible();
	expect((await kept()).configuration).toEqual({
		...BEGUN,
		rules: [
			{
				...{ name: 'waits-too-long', escalate: { subject: 'complaint' } },
				when: 'case.age > duration("24h") && case.priority == 1'
			}
		],
		immediate: [{ name: 'Outage', for: { priority: [1] }, subject: 'technical' }]
	});
});

test('ADMIN-15 what is to be done is shown as it will look while it is typed, and nothing in it is markup', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	await floor.api('PUT', '/clients/northwind/configuration', { configuration: BEGUN });
	await signIn(page, floor, 'Noor Haddad', `${AT}/sops`);
	await page.getByRole('button', { name: 'Add what to do' }).tap();
	const sop = page.getByRole('region', { name: 'What to do' }).locator('details').last();
	await sop
		.getByLabel(/^Name|^Word/)
		.first()
		.fill('refund');
	await sop.getByLabel('Title').fill('Refund that did not arrive');
	await sop.getByLabel('Text').fill('Before you call:\n\n- Ask the **bank**\n- <b>no</b>');
	const preview = sop.getByRole('region', { name: 'As it will look' });
	await expect(preview.getByRole('listitem')).toHaveCount(2);
	await expect(preview.locator('strong')).toHaveText('bank');
	await expect(preview.getByText('<b>no</b>')).toBeVisible();
	await page.getByRole('button', { name: 'Save' }).tap();
	await expect(page.getByText('Saved as version 2.')).toBeVisible();
});

test('ADMIN-15 warnings and an iCalendar file are put in by the form, and what is wrong stands at its field', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	const configuration = { ...BEGUN, calendars: { office: { zone: 'Europe/London' } } };
	await floor.api('PUT', '/clients/northwind/configuration', { configuration });
	await signIn(page, floor, 'Noor Haddad', `${AT}/policies`);
	await page.locator('details').first().locator('summary').tap();
	const warn = page.getByLabel('Warns at per cent of each clock');
	await warn.fill('50\n120');
	await page.getByRole('button', { name: 'Save' }).tap();
	await expect(warn).toHaveAttribute('aria-invalid', 'true');
	await expect(warn).toHaveValue('50\n120');
	await warn.fill('50\n80');
	await page.getByRole('button', { name: 'Save' }).tap();
	await expect(page.getByText('Saved as version 2.')).toBeVisible();
	await open(page, `${floor.url}${AT}/calendars`);
	await page.locator('details').first().locator('summary').tap();
	const ical = page.getByLabel('Holidays as an iCalendar file');
	await ical.fill('no calendar');
	await page.getByRole('button', { name: 'Save' }).tap();
	await expect(ical).toHaveAttribute('aria-invalid', 'true');
	const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Acme//EN', 'BEGIN:VEVENT', 'UID:1'];
	const days = ['DTSTAMP:20260101T000000Z', 'DTSTART;VALUE=DATE:20261224', 'SUMMARY:Closed'];
	await ical.fill([...lines, ...days, 'END:VEVENT', 'END:VCALENDAR'].join('\n'));
	await page.getByRole('button', { name: 'Save' }).tap();
	await expect(page.getByText('Saved as version 3.')).toBeVisible();
	const shown = (await floor.api('GET', '/clients/northwind/configuration')) as {
		configuration: ConfigurationInput;
	};
	expect(shown.configuration.policies?.[0]?.warn).toEqual([50, 80]);
	expect(shown.configuration.calendars?.['office']?.ical).toContain('20261224');
});

test('ADMIN-13 what was chosen where a choice was missing stays while something else is still wrong', async ({
	page,
	startFloor
}) => {
	const floor = await startFloor();
	await floor.api('PUT', '/clients/northwind/configuration', { configuration: BEGUN });
	await signIn(page, floor, 'Noor Haddad', `${AT}/rules`);
	await page.getByRole('button', { name: 'Add what escalates at once' }).tap();
	const at = page.getByRole('region', { name: 'Escalated at once' }).locator('details').last();
	const subject = at.getByLabel('Subject');
	await page.getByRole('button', { name: 'Save' }).tap();
	await expect(subject).toHaveAttribute('aria-invalid', 'true');
	await subject.selectOption('technical');
	await page.getByRole('button', { name: 'Save' }).tap();
	await expect(subject).not.toHaveAttribute('aria-invalid');
	await expect(at.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
	await expect(subject).toHaveValue('technical');
});
