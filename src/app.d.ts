import type { PageServices } from '#server/http/page-services.ts';
import type { Person } from '#lib/shared/wire/session.ts';

declare global {
	namespace App {
		interface Locals {
			pages: PageServices;
			person: Person | null;
			/** True once something that this request needs was not answered by the store. */
			storeAway?: boolean;
		}
	}
}
