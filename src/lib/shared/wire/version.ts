/**
 * The number of the live protocol. A page of another number is told so in the handshake (`error.code` `protocol`)
 * and reloads itself; nothing is guessed.
 */
export const PROTOCOL = 3;
