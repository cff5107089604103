import type { RequestHandler } from './$types';

/** Somebody is there: what pages read by themselves does not say so, and this did by having been let in (hooks.server.ts). */
export const POST: RequestHandler = () => new Response(null, { status: 204 });
