/** What is said when Andon is up. */
import type { Config } from './config/load.ts';

export interface Welcome {
	url: string;
	config: Pick<Config, 'demo' | 'host'>;
	/** In words. */
	store: string;
	setUpToken: string | null;
}

export function welcome({ url, config, store, setUpToken }: Welcome): string {
	const lines = [
		'',
		'Andon is up.',
		'',
		`  Wall   ${url}/wall`,
		`  Desk   ${url}/desk`,
		`  Shift  ${url}/shift`,
		`  API    ${url}/api/v1/openapi.json`,
		'',
		`  Store  ${store}`
	];
	if (config.demo)
		lines.push(
			'  Demo   a made-up floor; tap a name on the desk to sign in. ANDON_DEMO=off ends it.'
		);
	if (setUpToken)
		lines.push(
			'',
			`  Nobody has an account yet. Make the first administrator at ${url}/set-up with this token,`,
			`  which is shown only now: ${setUpToken}`
		);
	if (config.host === '127.0.0.1')
		lines.push('', '  Only this machine can open it. HOST=0.0.0.0 opens it to the network.');
	return `${lines.join('\n')}\n`;
}
