import type { PageServices } from '#server/http/page-services.ts';
import type { Locale } from '#lib/shared/locales.ts';
import type { StaffPage } from '#lib/shared/access/home.ts';
import type { Person } from '#lib/shared/wire/session.ts';

declare global {
	namespace App {
		interface Error {
			/** Pages that whoever was refused may open. */
			open?: StaffPage[];
		}
		interface Locals {
			pages: PageServices;
			person: Person | null;
			/** In which the page is written: its reader's, or that of the board that it shows. */
			locale: Locale;
			/** True when the page that is asked for is not for this person. */
			shut?: boolean;
			/** True once something that this request needs was not answered by the store. */
			storeAway?: boolean;
		}
	}
}
