/** Addresses of webhooks are secrets: who holds one can write into somebody's chat. They are shown without their path. */
import type { Change } from './compare.ts';
import type { ConfigurationInput } from './schema.ts';

const MASK = '/…';

/** "https://hooks.example.com/…". An address that is none becomes "…". */
export function maskAddress(address: string): string {
	if (!URL.canParse(address)) return '…';
	const { protocol, host } = new URL(address);
	return `${protocol}//${host}${MASK}`;
}

/** Whether it was masked, and so cannot be used, however it was written since. */
export const isMasked = (address: string): boolean => /…|%E2%80%A6/i.test(address);

/** A configuration as those see it who may not save one. */
export const maskConfiguration = (written: ConfigurationInput): ConfigurationInput =>
	written.alerts ? { ...written, alerts: mask(written.alerts) as typeof written.alerts } : written;

/** Changes as those see them who may not save. That an address changed is told, though both may look alike. */
export const maskChanges = (changes: readonly Change[]): Change[] =>
	changes.map((change) => {
		if (!/^alerts\b/.test(change.path)) return change;
		const field = change.path.endsWith('.url') ? 'url' : '';
		return {
			...change,
			...(change.before !== undefined && { before: mask(change.before, field) }),
			...(change.after !== undefined && { after: mask(change.after, field) })
		};
	});

function mask(value: unknown, field = ''): unknown {
	if (typeof value === 'string') return field === 'url' ? maskAddress(value) : value;
	if (Array.isArray(value)) return value.map((one) => mask(one));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mask(one, key)]));
}
