/** Limits that pages say. Apart from the schemas that hold them, which no page is to load. */

/** So many views of a desk a person may keep. */
export const MOST_VIEWS = 20;
/** Fewer characters give no reason. */
export const SHORTEST_REASON = 5;
