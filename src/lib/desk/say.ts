import type { Words } from '#lib/messages/index.ts';

/** What everything of the desk says things with. */
export type DeskSay = Words<'desk' | 'common'>;
