/** What the pages of administration may ask, put together. */
import type { Case } from '#server/domain/case.ts';
import type { Audit } from '#server/services/audit.ts';
import type { Clients } from '#server/services/clients.ts';
import type { Configurations } from '#server/services/configurations.ts';
import { Connections } from '#server/services/connections.ts';
import type { Directory } from '#server/services/directory.ts';
import type { ForgetCustomer } from '#server/services/erasure/forget-customer.ts';
import { Floors } from '#server/services/floors.ts';
import type { ApiKeys } from '#server/services/identity/api-keys.ts';
import type { KeyUses } from '#server/services/identity/key-uses.ts';
import { auditPages, type AuditPages } from './audit-pages.ts';
import { clientPages, type ClientPages } from './client-pages.ts';
import { configurationPages, type ConfigurationPages } from './configuration-pages.ts';
import { floorPages, type FloorPages } from './floor-pages.ts';
import { keyPages, type KeyPages } from './key-pages.ts';

export interface AdminPages {
	audit: AuditPages;
	keys: KeyPages;
	clients: ClientPages;
	configuration: ConfigurationPages;
	floors: FloorPages;
}

export interface AdminParts {
	directory: Directory;
	audit: Audit;
	keys: ApiKeys;
	keyUses: KeyUses;
	clients: Clients;
	configurations: Configurations;
	forgetting: ForgetCustomer;
	/** The open cases of a client, as this node knows them. */
	openCases: (client: string) => Iterable<Case>;
	now: () => number;
	/** IANA name, of the floor. */
	zone: () => string;
}

export function adminPages(parts: AdminParts): AdminPages {
	const { directory, audit, keys, keyUses: uses, clients, configurations, openCases, now } = parts;
	return {
		audit: auditPages({ audit, now, zone: parts.zone }),
		keys: keyPages({ keys, uses, directory, audit, now }),
		clients: clientPages({
			...{ directory, clients, forgetting: parts.forgetting },
			connections: new Connections(directory, audit)
		}),
		configuration: configurationPages({ directory, configurations, openCases, now }),
		floors: floorPages(new Floors(directory, audit), clients)
	};
}
