/** Every check, in the order in which what they find is told where it has no line. */
import { alerts } from './alerts.ts';
import { calendars } from './calendars.ts';
import type { Check } from './check.ts';
import { immediateHold, policiesHold } from './fits.ts';
import { names } from './names.ts';
import { pathEnds, stepsReached, stepsToTake } from './paths.ts';
import { policies } from './policies.ts';
import { queues } from './queues.ts';
import { calendarNames, teams } from './references.ts';
import { roster } from './roster.ts';
import { rules } from './rules.ts';
import { people, shifts } from './shifts.ts';
import { breaches, pathsHold } from './subjects.ts';
import { sops, templates } from './texts.ts';
import { zones } from './zones.ts';

export const CHECKS: readonly Check[] = [
	zones,
	calendars,
	names,
	calendarNames,
	teams,
	policies,
	policiesHold,
	queues,
	pathsHold,
	stepsToTake,
	stepsReached,
	pathEnds,
	breaches,
	immediateHold,
	rules,
	sops,
	shifts,
	people,
	roster,
	templates,
	alerts
];
