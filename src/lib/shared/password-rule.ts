/** The least length of a password, in characters: one rule for the form, its page and the server. */
export const SHORTEST_PASSWORD = 12;
