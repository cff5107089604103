import type { PageServices } from '#server/http/page-services.ts';
import type { Person } from '#lib/shared/wire/session.ts';

declare global {
	namespace App {
		interface Locals {
			pages: PageServices;
			person: Person | null;
		}
	}
}
