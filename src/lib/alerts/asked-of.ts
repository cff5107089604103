/** What the address of the page of alerts asks for. */
import type { AlertsAsked } from '#server/http/page-services.ts';

export const askedOf = ({ searchParams }: URL): AlertsAsked => ({
	which: searchParams.get('which'),
	from: searchParams.get('from'),
	span: searchParams.get('span')
});
