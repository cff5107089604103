/** Every check, in the order in which what they find is told where it has no line. */
import { alerts } from './alerts.ts';
import { calendars } from './calendars.ts';
import type { Check } from './check.ts';
import { immediateHold, policiesHold } from './fits.ts';
import { knownPeople } from './known-people.ts';
import { names } from './names.ts';
import { pathEnds, stepsReached, stepsToTake } from './paths.ts';
import { policies } from './policies.ts';
import { queues } from './queues.ts';
import { calendarNames, teams } from './references.ts';
import { roster } from './roster.ts';
import { ruleNames } from './rule-names.ts';
import { rules } from './rules.ts';
import { people, shifts } from './shifts.ts';
import { breaches, pathsHold } from './subjects.ts';
import { sops, templates } from './texts.ts';
import { tiersAsked } from './tiers.ts';
import { workTime } from './work-time.ts';
import { zones } from './zones.ts';

export const CHECKS: readonly Check[] = [
	zones,
	calendars,
	names,
	calendarNames,
	teams,
	policies,
	workTime,
	policiesHold,
	queues,
	pathsHold,
	stepsToTake,
	stepsReached,
	pathEnds,
	breaches,
	immediateHold,
	tiersAsked,
	rules,
	ruleNames,
	sops,
	shifts,
	people,
	knownPeople,
	roster,
	templates,
	alerts
];
