/** What would make the alerts of a rule fewer; where it stands in the configuration. */

const SUGGESTIONS: Record<string, string> = {
	'clock:claim:past':
		'Nobody is free to claim in time. Put more people on the tier, or give `claim` of the policy more time.',
	'clock:resolve:past':
		'More falls due than is resolved. Look for one cause behind these cases; where the time was never met, change `resolve` of the policy.',
	'promise:past':
		'Customers are not told when it was promised. Give `update` of the policy more time, or pause it while the case waits.',
	offered: 'Much is handed on by hand. Let paths bring it to whoever takes it in the end.',
	'offer:declined':
		'Colleagues decline what is offered. Look at who is there, and at who has time.',
	'offer:lapsed': 'Nobody answers what is offered. Offer it to who is at a desk.',
	'taken-over': 'Much is taken over. Look for what makes people wait for those who have it.',
	mention: 'Many notes name people. Agree on the floor when one does.',
	'lease:warned': 'Claims lapse before anybody takes a step. Give `lease` more time.',
	'lease:lapsed': 'Claims lapse before anybody takes a step. Give `lease` more time.',
	'path:notified': 'Steps run out of time. Give `dwell` more time, or end the step with `next`.',
	'path:management-paged':
		'Paths end with nobody having resolved the case. Add a step, or let the path `repeat`.',
	'path:skipped': 'A step has nobody to take it. Put somebody on its shifts, or take the step out.',
	'escalated:immediate': 'Too much is escalated at once. Narrow `for` of the entry in `immediate`.',
	'escalated:hierarchical':
		'Many ask for a manager. Look for one cause behind these cases, or give the tiers below more authority.',
	'escalated:priority':
		'Much is escalated by hand as urgent. Let `immediate` say what is, and agree on it with the floor.',
	'escalated:handed':
		'Much goes to this team. Look for the skill or authority that is missing before it.',
	'path:stepped':
		'Steps end without anybody having claimed. Put more people on the step, or give `dwell` more time.',
	'escalated:new':
		'Much comes in that nobody needs to be told of. Let people take `new` out of what they are told of.',
	'tier:moved':
		'Much comes in that nobody needs to be told of. Let people take `new` out of what they are told of.',
	customer: 'Many customers ask for somebody in charge. Look for one cause behind these cases.',
	'pause:ended': 'Cases wait longer than the policy allows. Give `pause` of the policy more time.',
	'roster:gap': 'Shifts lack people of a tier. Complete `shifts`.',
	'wall:trouble':
		'Walls go dark or stale and come back. See to their power and network, or revoke those that are not used.',
	'channel:failed': 'A channel fails and comes back. Mend it, or take it out of `alerts`.'
};

/** @returns a sentence or two for whoever keeps the configuration */
export function suggestion(rule: string): string {
	const known = SUGGESTIONS[rule];
	if (known) return known;
	if (rule.startsWith('rule:'))
		return `The rule ${rule.slice('rule:'.length)} holds too often. Narrow its \`when\`, and try it on the last days first.`;
	return 'This warning comes too early to act on. Take its share out of `warn` of the policy.';
}
