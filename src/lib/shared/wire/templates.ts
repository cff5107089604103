/** What a customer can be told with one tap (P4), filled in for one case. */
import type { Channel } from '../words.ts';

export interface TemplateView {
	name: string;
	title: string;
	channel: Channel;
	text: string;
	/** What it asks for and the case does not tell: somebody should look over the words that stand there instead. */
	missing: string[];
}
