import { expect, it, onTestFinished, vi } from 'vitest';
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import { serve } from '../../../tests/support/quiet-server.ts';
import { FEW, openLink } from './link.ts';

it('NET-5 a server that is away for long costs a few sockets only: then it is asked first whether it is there', async () => {
	const before = await serve();
	const answers = vi.fn(async () => false);
	const link = openLink({
		origin: `http://127.0.0.1:${before.port}`,
		namespace: '/desk',
		hello: () => ({ protocol: PROTOCOL }),
		refused: () => {},
		random: () => 0,
		answers
	});
	onTestFinished(link.stop);
	await before.screen();
	const failed = vi.fn();
	link.socket.on('connect_error', failed);
	await before.close();
	await vi.waitFor(() => expect(answers.mock.calls.length).toBeGreaterThan(2), { timeout: 20_000 });
	expect(failed).toHaveBeenCalledTimes(FEW);

	const after = await serve(before.port);
	answers.mockResolvedValue(true);
	await after.screen();
	expect(failed).toHaveBeenCalledTimes(FEW);
});
