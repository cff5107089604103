/**
 * Every key of the store is spelled here. Those of one client share the hash tag `{client}`, so that a commit stays
 * within one slot of a cluster; Lua gets each as KEYS and never builds one.
 */
export interface ClientKeys {
	/** Hash: case id → `version|row as JSON`. */
	cases: string;
	/** Set: ids of the cases that are neither resolved nor closed. */
	open: string;
	/** Stream: one entry a commit. */
	log: string;
	/** Hash: `epoch`. */
	meta: string;
	/** Hash: `<hour>f` and `<hour>l` → first and last log id with an event of that hour. */
	hours: string;
	/** Sorted set: `case|clock|kind` by the ms at which it is to be told. */
	deadlines: string;
	/** Stream: what is to be sent to other systems. */
	outbox: string;
	/** Hash: queue id → its latest observation. */
	queues: string;
	/** Stream, trimmed: every observation, for trends and for the nodes that watch. */
	pulse: string;
	/** Hash: delivery id → raw delivery, until it is applied. */
	inbox: string;
	/** Sorted set: delivery id by the ms at which it is to be tried (again). */
	inboxDue: string;
	/** Stream: deliveries that could not be translated. */
	dead: string;
	/** String, expiring: the outcome of one operation of one case. */
	operation(caseId: string, id: string): string;
	/** String, expiring: a delivery that was kept before. */
	delivery(connector: string, id: string): string;
	/** List: the log ids of one case, oldest first. */
	trail(caseId: string): string;
}

export interface Keys {
	client(id: string): ClientKeys;
	/** Hash: `kind:id` → JSON; clients, floors, people, API keys. */
	directory: string;
	/** Stream, trimmed: which entry of the directory changed. */
	directoryLog: string;
	/** Hash: `version` → the one that holds; `v<n>` → configuration as JSON; `h<n>` → who, when and why. */
	configuration(client: string): string;
	/** String, expiring: a session, by the hash of its token. */
	session(hash: string): string;
	/** String: hash of the one-time set-up token. */
	setUp: string;
	/** String, expiring: failed sign-ins of one name or address, uses of a link of a customer. */
	attempts(of: string): string;
	/** String: the secrets that sign links for customers, as JSON, newest first. */
	linkSecrets: string;
}

/** @param prefix tells installations (and tests) on one store apart */
export function createKeys(prefix: string): Keys {
	const client = (id: string): ClientKeys => {
		const own = (name: string) => `${prefix}:{${id}}:${name}`;
		return {
			cases: own('cases'),
			open: own('open'),
			log: own('log'),
			meta: own('meta'),
			hours: own('hours'),
			deadlines: own('deadlines'),
			outbox: own('outbox'),
			queues: own('queues'),
			pulse: own('pulse'),
			inbox: own('inbox'),
			inboxDue: own('inbox-due'),
			dead: own('dead'),
			operation: (caseId, operation) => own(`operation:${caseId}|${operation}`),
			delivery: (connector, delivery) => own(`delivery:${connector}:${delivery}`),
			trail: (caseId) => own(`trail:${caseId}`)
		};
	};
	return {
		client,
		// written in one step: a tag that is another key whole lies in its slot
		directory: `${prefix}:directory`,
		directoryLog: `${prefix}:{${prefix}:directory}:log`,
		configuration: (id) => `${prefix}:{${prefix}:directory}:configuration:${id}`,
		session: (hash) => `${prefix}:session:${hash}`,
		setUp: `${prefix}:set-up`,
		attempts: (of) => `${prefix}:attempts:${of}`,
		linkSecrets: `${prefix}:link-secrets`
	};
}
