/** Parts of configurations for tests, as YAML in one line; made-up names. */
export const AROUND = { zone: 'Europe/Berlin', queues: ['front', 'back-office'] };

export const LEADS = 'leads: { name: Leads, tier: 1 }';
export const BILLING = 'billing: { name: Billing, tier: 2 }';
export const DUTY = 'duty: { name: Duty, tier: 4 }';
export const path = (steps: string, more = '') =>
	`{ name: P${more && `, ${more}`}, steps: [${steps}] }`;
export const step = (fields: string) => `{ ${fields}, dwell: 5m }`;
export const policy = (name: string, fields = '') =>
	`{ name: ${name}, claim: 5m, resolve: 1h${fields && `, ${fields}`} }`;
export const rule = (when: string) =>
	`rules: [{ name: r, when: '${when}', escalate: { subject: billing } }]`;
export const shift = (name: string, from: string, to: string, people: string, days = '') =>
	`{ name: ${name}, from: '${from}', to: '${to}', people: [${people}]${days && `, days: [${days}]`} }`;
/** A path in which nothing is odd, beside what is looked at. */
export const PATHS = `paths: [${path(step('tier: 4'))}, { name: B, for: { subject: [sla-breach] }, steps: [${step('tier: 4')}] }]`;

/** What is looked for, in what, where it is told, and what the message has in it. */
export type Odd = [what: string, yaml: string, path: string, message: string];
