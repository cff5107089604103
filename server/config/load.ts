/** The environment, in one validated schema. A wrong value names itself and stops the start. */
import express from 'express';
import { z } from 'zod';
import { AndonStartError } from '#server/start-error.ts';
import { KEY_EXPECTED, KEYS_EXPECTED, readKey, readKeys } from './secret-keys.ts';
import { REFUSED_PORTS } from './refused-ports.ts';
import { HOSTS_EXPECTED, NO_HOSTS, readAllowedHosts, type AllowedHosts } from './allowed-hosts.ts';

const blank = (text: unknown) =>
	typeof text === 'string' && text.trim() === '' ? undefined : text;
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema.optional());

const port = z.coerce
	.number('expected a port number')
	.int('expected a whole number')
	.min(0, 'expected a port from 0 (any free one) to 65535')
	.max(65_535, 'expected a port from 0 (any free one) to 65535')
	.refine(
		(wanted) => !REFUSED_PORTS.has(wanted),
		'browsers refuse this port; expected another one'
	);

const TRUST_EXPECTED =
	'expected the number of proxies in front, or their addresses such as "loopback" or "10.0.0.0/8, 192.168.1.7"';

/** Express throws at what it does not understand. */
function isTrust(text: string): boolean {
	if (/^\d+$/.test(text)) return true;
	try {
		express().set('trust proxy', text);
		return true;
	} catch {
		return false;
	}
}

const FROM_EXPECTED = 'expected the address that mail comes from, such as andon@example.com';

const Environment = z.object({
	PORT: z.preprocess(blank, port.default(3000)),
	HOST: z.preprocess(blank, z.string().default('127.0.0.1')),
	REDIS_URL: optional(
		z.url({
			protocol: /^rediss?$/,
			error: 'expected an address such as redis://host:6379 or rediss://user:password@host:6380'
		})
	),
	PUBLIC_URL: optional(
		z.url({ protocol: /^https?$/, error: 'expected an address such as https://andon.example.com' })
	),
	ANDON_DATA_DIR: z.preprocess(blank, z.string().default('.andon')),
	/** Whether desks keep the last list on their devices. */
	KEEP_ON_DEVICES: z.preprocess(
		blank,
		z.enum(['on', 'off'], 'expected "on" or "off"').default('on')
	),
	ANDON_DEMO: optional(z.enum(['on', 'off'], 'expected "on" or "off"')),
	/** Express "trust proxy": addresses of the proxies, or their number. */
	TRUST_PROXY: optional(z.string().refine(isTrust, TRUST_EXPECTED)),
	/** The mail server of alerts; without it no mail goes out. */
	SMTP_URL: optional(
		z.url({
			protocol: /^smtps?$/,
			error: 'expected an address such as smtp://host:587 or smtps://user:password@host:465'
		})
	),
	MAIL_FROM: optional(z.email(FROM_EXPECTED)),
	/** Beyond the Internet: what webhooks, push services and identity providers may be asked at. */
	ALLOW_PRIVATE_HOSTS: optional(
		z.string().refine((text) => readAllowedHosts(text) !== null, HOSTS_EXPECTED)
	),
	/** Seals what is secret in the store. */
	ANDON_SECRET_KEY: optional(z.string().refine((text) => readKey(text) !== null, KEY_EXPECTED)),
	/** Those of before, which only open what they sealed. */
	ANDON_SECRET_KEY_OLD: optional(
		z.string().refine((text) => readKeys(text) !== null, KEYS_EXPECTED)
	),
	/** What a program that reads `/metrics` from elsewhere has to bring. */
	METRICS_TOKEN: optional(z.string().min(16, 'expected 16 characters or more')),
	LOG_LEVEL: z.preprocess(
		blank,
		z
			.enum(
				['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
				'expected fatal, error, warn, info, debug or silent'
			)
			.default('warn')
	)
});

const Together = Environment.superRefine(({ SMTP_URL, MAIL_FROM }, context) => {
	if (SMTP_URL === undefined || MAIL_FROM !== undefined) return;
	const message = `${FROM_EXPECTED}, because SMTP_URL is set`;
	context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message });
});

export interface Config {
	port: number;
	host: string;
	redisUrl: string | undefined;
	publicUrl: string | undefined;
	dataDir: string;
	demo: boolean;
	keepsOnDevices: boolean;
	trustProxy: number | string | undefined;
	logLevel: string;
	metricsToken: string | undefined;
	/** Null where no mail goes out. */
	mail: { url: string; from: string } | null;
	allowedHosts: AllowedHosts;
	/** By which secrets are sealed; an Andon with a store of its own makes itself a key. */
	secretKeys: { current: Uint8Array | null; older: Uint8Array[] };
}

/**
 * @param environment such as `process.env`
 * @throws AndonStartError naming every variable that is wrong, its value and what was expected
 */
export function loadConfig(environment: Record<string, string | undefined>): Config {
	const parsed = Together.safeParse(environment);
	if (!parsed.success)
		throw new AndonStartError(parsed.error.issues.map(fault(environment)).join('; '));
	const { data } = parsed;
	return {
		port: data.PORT,
		host: data.HOST,
		redisUrl: data.REDIS_URL,
		publicUrl: data.PUBLIC_URL,
		dataDir: data.ANDON_DATA_DIR,
		demo: data.ANDON_DEMO === undefined ? data.REDIS_URL === undefined : data.ANDON_DEMO === 'on',
		keepsOnDevices: data.KEEP_ON_DEVICES === 'on',
		trustProxy: /^\d+$/.test(data.TRUST_PROXY ?? '') ? Number(data.TRUST_PROXY) : data.TRUST_PROXY,
		logLevel: data.LOG_LEVEL,
		metricsToken: data.METRICS_TOKEN,
		secretKeys: {
			current: readKey(data.ANDON_SECRET_KEY ?? ''),
			older: readKeys(data.ANDON_SECRET_KEY_OLD ?? '') ?? []
		},
		allowedHosts: readAllowedHosts(data.ALLOW_PRIVATE_HOSTS ?? '') ?? NO_HOSTS,
		mail:
			data.SMTP_URL !== undefined && data.MAIL_FROM !== undefined
				? { url: data.SMTP_URL, from: data.MAIL_FROM }
				: null
	};
}

const SECRET = new Set([
	'REDIS_URL',
	'SMTP_URL',
	'METRICS_TOKEN',
	'ANDON_SECRET_KEY',
	'ANDON_SECRET_KEY_OLD'
]);

const fault =
	(environment: Record<string, string | undefined>) =>
	({ path, message }: z.core.$ZodIssue): string => {
		const name = String(path[0]);
		// an address may hold a password: it is not shown
		const value = SECRET.has(name) ? '' : `=${JSON.stringify(environment[name] ?? '')}`;
		return `${name}${value}: ${message}`;
	};
