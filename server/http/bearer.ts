import type { Request } from 'express';

/** What a program brings as `Authorization: Bearer …`; empty when it brings nothing of that kind. */
export function bearerOf({ headers }: Pick<Request, 'headers'>): string {
	const [, text = ''] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
	return text;
}
