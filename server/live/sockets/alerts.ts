/** Alerts at the desks of this node: each person is told what was decided for them, on whichever node that was. */
import { may } from '#lib/shared/access/deeds.ts';
import type { AlertTold } from '#lib/shared/wire/alerts.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { covers } from '#server/domain/directory.ts';
import type { FeedMessage } from '#server/services/alerts/feed.ts';
import type { DeskSpace } from './types.ts';

export function alertSender(desks: DeskSpace): (message: FeedMessage) => void {
	return (message) => {
		const told = toldOf(message);
		for (const socket of desks.sockets.values()) {
			const { person } = socket.data;
			if (person && may(person, 'see-alerts') && concerns(message, person))
				socket.emit('alert', told);
		}
	};
}

function toldOf(message: FeedMessage): AlertTold {
	switch (message.kind) {
		case 'alert':
			return { kind: 'alert', alert: message.alert };
		case 'line':
			return { kind: 'line', line: message.line };
		case 'muted':
			return { kind: 'muted', until: message.until };
		case 'ended':
			return message;
	}
}

function concerns(message: FeedMessage, { id, clients }: Person): boolean {
	switch (message.kind) {
		case 'alert':
			// who has stopped serving a client since is told no more of it
			return message.people.includes(id) && covers(clients, message.alert.client);
		case 'line':
		case 'muted':
			return message.person === id;
		case 'ended':
			return covers(clients, message.client);
	}
}
