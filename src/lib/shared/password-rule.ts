/** How long a password is, in characters: one rule for the forms, their pages and the server. Any character is one. */
export const SHORTEST_PASSWORD = 12;
/** So long that nobody notices, so short that nobody keeps the server busy with it. */
export const LONGEST_PASSWORD = 500;
