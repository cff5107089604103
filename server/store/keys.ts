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
	/** Sorted set: entries of the log of which nothing is to be known any more, in its order. */
	logHidden: string;
	/** String: the log id up to which cases that ended long ago were hidden. */
	hiddenTo: string;
	/** Hash: `epoch`. */
	meta: string;
	/** Hash: `<hour>f` and `<hour>l` → first and last log id with an event of that hour. */
	hours: string;
	/** Sorted set: case id by the ms at which the clock is to look at it. */
	deadlines: string;
	/** Stream: what is to be sent to other systems. */
	outbox: string;
	/** Stream: what of the outbox could not be worked on. */
	outboxDead: string;
	/** Hash: alert id → alert. */
	alerts: string;
	/** Sorted set: alert id by the ms at which it was raised. */
	alertTimes: string;
	/** Hash: what an alert is about → the latest alert about it. */
	alertKeys: string;
	/** Sorted set: keys of `alertKeys` that ask for nobody any more, by the ms at which they ended. */
	alertEnded: string;
	/** Sorted set: every raise of an alert, for the budget. */
	alertRaises: string;
	/** String: counts the changes of the list of alerts. */
	alertVersion: string;
	/** Hash: what is to be sent outward, by what it is and to whom, until it is sent. */
	alertJobs: string;
	/** Sorted set: jobs by the ms at which a node may take them up. */
	alertJobsDue: string;
	/** Stream, trimmed: what could not be sent. */
	alertJobsDead: string;
	/** Hash: channel → how it does. */
	channels: string;
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
	/** String, expiring: the node whose turn it is to work on the outbox, or on rules. */
	turn(group: string): string;
	/** Hash: `queue|rule` → how the rule stands there. */
	ruleQueues: string;
	/** Hash: queue → the number of the last case that a rule opened for it. */
	ruleNumbers: string;
	/** Hash: rule → what went wrong with it. */
	ruleTroubles: string;
	/** Sorted set, expiring: what happened to cases of one customer, by ms. */
	customer(what: string, hash: string): string;
	/** String: the log id up to which customers are known. */
	customersAt: string;
	/** Sorted set, expiring: `node|person` who have a case open, by the ms at which their node said so last. */
	lookers(caseId: string): string;
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
	/** Sorted set, expiring: hashes of the sessions of one person, by the ms at which they began. */
	sessionsOf(person: string): string;
	/** String, expiring: what somebody who is half through a door goes on with, by the hash of a token. */
	pass(hash: string): string;
	/** String, expiring: a code that was used, and opens nothing again. */
	used(code: string): string;
	/** String: hash of the one-time set-up token. */
	setUp: string;
	/** String, expiring: failed sign-ins of one name or address, uses of a link of a customer, wrong codes of screens. */
	attempts(of: string): string;
	/** Stream, trimmed: what every node tells its desks and walls of alerts. */
	alertFeed: string;
	/** String, expiring: what one who is told of alerts was told lately. */
	alertGate(who: string): string;
	/** Sorted set, expiring: the alerts that this was decided of, by ms. */
	alertSeen(who: string): string;
	/** Hash: person → how they want to be told of alerts. */
	alertPreferences: string;
	/** Hash: name of a view → filter of a desk, of one person; and which of them comes first. */
	deskViews(person: string): string;
	/** String, expiring: until when a person wants no push. */
	alertMute(person: string): string;
	/** String: the key pair by which push services know this installation. */
	vapid: string;
	/** Hash: endpoint's hash → push subscription of one person. */
	push(person: string): string;
	/** String, expiring: a screen that waits to be paired, by the hash of its secret. */
	pairing(hash: string): string;
	/** String, expiring: the screen that shows this code, by the hash of its secret. */
	pairingCode(code: string): string;
	/** Sorted set: screens that wait, by the ms until which they do; of all addresses, or of one. */
	pairings: string;
	pairingsOf(address: string): string;
	/** Hash: wall → how its node saw it last. */
	wallsSeen: string;
	/** Sorted set: `node|person` who are at a desk, by the ms at which their node said so last. */
	atDesks: string;
	/** Stream, trimmed: the cases whose lookers changed. */
	lookersLog: string;
	/** String: the secrets that sign links for customers, as JSON, newest first. */
	linkSecrets: string;
	/** String: the secret that makes the tags of masked customers. */
	maskKey: string;
	/** Hash: API key → when it was used last, ms. */
	keyUses: string;
	/** Stream: the audit trail, but for those who were turned away. */
	audit: string;
	/** Stream: those who were turned away. */
	auditRefusals: string;
	/** String: from which what visitors see in place of names is derived. */
	visitorSecret: string;
	/** String: sealed, so that a node with another key notices at its start. */
	sealCheck: string;
}

/** @param prefix tells installations (and tests) on one store apart */
export function createKeys(prefix: string): Keys {
	const client = (id: string): ClientKeys => {
		const own = (name: string) => `${prefix}:{${id}}:${name}`;
		return {
			cases: own('cases'),
			open: own('open'),
			log: own('log'),
			logHidden: own('log-hidden'),
			hiddenTo: own('hidden-to'),
			meta: own('meta'),
			hours: own('hours'),
			deadlines: own('deadlines'),
			outbox: own('outbox'),
			outboxDead: own('outbox-dead'),
			alerts: own('alerts'),
			alertTimes: own('alert-times'),
			alertKeys: own('alert-keys'),
			alertEnded: own('alert-ended'),
			alertRaises: own('alert-raises'),
			alertVersion: own('alert-version'),
			alertJobs: own('alert-jobs'),
			alertJobsDue: own('alert-jobs-due'),
			alertJobsDead: own('alert-jobs-dead'),
			channels: own('channels'),
			queues: own('queues'),
			pulse: own('pulse'),
			inbox: own('inbox'),
			inboxDue: own('inbox-due'),
			dead: own('dead'),
			operation: (caseId, operation) => own(`operation:${caseId}|${operation}`),
			delivery: (connector, delivery) => own(`delivery:${connector}:${delivery}`),
			trail: (caseId) => own(`trail:${caseId}`),
			turn: (group) => own(`turn:${group}`),
			ruleQueues: own('rule-queues'),
			ruleNumbers: own('rule-numbers'),
			ruleTroubles: own('rule-troubles'),
			customer: (what, hash) => own(`customer:${what}:${hash}`),
			customersAt: own('customers-at'),
			lookers: (caseId) => own(`lookers:${caseId}`)
		};
	};
	return {
		client,
		// written in one step: a tag that is another key whole lies in its slot
		directory: `${prefix}:directory`,
		directoryLog: `${prefix}:{${prefix}:directory}:log`,
		configuration: (id) => `${prefix}:{${prefix}:directory}:configuration:${id}`,
		session: (hash) => `${prefix}:session:${hash}`,
		sessionsOf: (person) => `${prefix}:sessions-of:${person}`,
		pass: (hash) => `${prefix}:pass:${hash}`,
		used: (code) => `${prefix}:used:${code}`,
		setUp: `${prefix}:set-up`,
		attempts: (of) => `${prefix}:attempts:${of}`,
		alertFeed: `${prefix}:alert-feed`,
		// both are written in one step
		alertGate: (who) => `${prefix}:{told|${who}}:gate`,
		alertSeen: (who) => `${prefix}:{told|${who}}:seen`,
		alertPreferences: `${prefix}:alert-preferences`,
		deskViews: (person) => `${prefix}:desk-views:${person}`,
		alertMute: (person) => `${prefix}:alert-mute:${person}`,
		vapid: `${prefix}:vapid`,
		push: (person) => `${prefix}:push:${person}`,
		// written in one step
		pairing: (hash) => `${prefix}:{${prefix}:pairing}:screen:${hash}`,
		pairingCode: (code) => `${prefix}:{${prefix}:pairing}:code:${code}`,
		pairings: `${prefix}:{${prefix}:pairing}:waiting`,
		pairingsOf: (address) => `${prefix}:{${prefix}:pairing}:waiting:${address}`,
		wallsSeen: `${prefix}:walls-seen`,
		atDesks: `${prefix}:at-desks`,
		lookersLog: `${prefix}:lookers-log`,
		linkSecrets: `${prefix}:link-secrets`,
		visitorSecret: `${prefix}:visitor-secret`,
		maskKey: `${prefix}:mask-key`,
		keyUses: `${prefix}:key-uses`,
		sealCheck: `${prefix}:seal-check`,
		// written in one step
		audit: `${prefix}:audit`,
		auditRefusals: `${prefix}:{${prefix}:audit}:refusals`
	};
}
