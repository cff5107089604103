/** What an empty installation begins with. */
import type { Account, Floor } from '#server/domain/directory.ts';
import type { Directory } from './directory.ts';

const SHIFTS = [
	{ name: 'Day shift', from: '06:00', to: '14:00' },
	{ name: 'Evening shift', from: '14:00', to: '22:00' },
	{ name: 'Night shift', from: '22:00', to: '06:00' }
];

/** A floor for every client, unless there is one. */
export async function seedFloor(directory: Directory): Promise<void> {
	if (directory.all('floor').length > 0) return;
	await directory.add('floor', 'main', {
		id: 'main',
		title: 'Main floor',
		zone: 'UTC',
		clients: '*',
		shifts: SHIFTS
	});
}

/** Sample data: none of these people or brands exists. */
const DEMO_CLIENTS = [
	{ id: 'northwind', name: 'Northwind', zone: 'Europe/London' },
	{ id: 'kestrel', name: 'Kestrel', zone: 'Europe/Berlin' },
	{ id: 'halden', name: 'Halden', zone: 'Asia/Manila' }
];
const DEMO_FLOOR: Floor = {
	id: 'demo',
	title: 'Cebu · Floor 3',
	zone: 'Asia/Manila',
	clients: '*',
	shifts: SHIFTS
};
const DEMO_PEOPLE: Account[] = [
	{ id: 'priya', name: 'Priya Raman', role: 'supervisor', clients: '*', password: null },
	{ id: 'mateo', name: 'Mateo Cruz', role: 'supervisor', clients: '*', password: null },
	{ id: 'aisha', name: 'Aisha Bello', role: 'supervisor', clients: '*', password: null },
	{ id: 'tomas', name: 'Tomas Novak', role: 'supervisor', clients: '*', password: null },
	{ id: 'marta', name: 'Marta Lindqvist', role: 'manager', clients: '*', password: null },
	{ id: 'noor', name: 'Noor Haddad', role: 'administrator', clients: '*', password: null },
	{ id: 'jonas', name: 'Jonas Weber', role: 'agent', clients: '*', password: null },
	{ id: 'vera', name: 'Vera Ito', role: 'viewer', clients: ['northwind'], password: null }
];

export const demoClientIds = DEMO_CLIENTS.map(({ id }) => id);

/** The demo floor: three brands, their floor, eight people who sign in by one tap. */
export async function seedDemo(directory: Directory): Promise<void> {
	await Promise.all([
		directory.addAll('client', DEMO_CLIENTS),
		directory.addAll('floor', [DEMO_FLOOR]),
		directory.addAll('person', DEMO_PEOPLE)
	]);
}
