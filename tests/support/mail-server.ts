/** A mail server that keeps what it is sent, or refuses it. */
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Mail {
	from: string;
	to: string[];
	text: string;
}

export interface MailServer {
	url: string;
	mails: Mail[];
	/** Refuses each mail with this code; 0 takes them. */
	refuse: number;
}

export async function mailServer(): Promise<MailServer> {
	const kept: MailServer = { url: '', mails: [], refuse: 0 };
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		onRcptTo(_address, _session, done) {
			if (kept.refuse === 0) return done();
			done(Object.assign(new Error('no such person'), { responseCode: kept.refuse }));
		},
		onData(stream, session, done) {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				const { mailFrom, rcptTo } = session.envelope;
				kept.mails.push({
					from: mailFrom ? mailFrom.address : '',
					to: rcptTo.map(({ address }) => address),
					text: Buffer.concat(parts).toString()
				});
				done();
			});
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
	const { port } = server.server.address() as AddressInfo;
	kept.url = `smtp://127.0.0.1:${port}`;
	return kept;
}
