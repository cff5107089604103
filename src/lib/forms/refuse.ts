/** How the server refuses a form before its action is asked. */
import { json, type RequestEvent } from '@sveltejs/kit';

/** Whether a page sends the form and stays; else the answer takes the place of the page. */
export const isSentByPage = ({ request }: RequestEvent): boolean =>
	request.method === 'POST' && request.headers.get('x-sveltekit-action') === 'true';

/** As the framework answers an action that failed; its pages read nothing else. */
export const refuseForm = (
	status: number,
	message: string,
	headers?: Record<string, string>
): Response =>
	json({ type: 'error', status, error: { message } }, { status, ...(headers && { headers }) });
