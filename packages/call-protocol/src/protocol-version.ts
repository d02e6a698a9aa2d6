/** Grows when an old page could no longer talk to a new server. A server refuses what it does not know. */
export const PROTOCOL_VERSION = 1;

/** How long a browser may take to say `hello`, in ms. */
export const HELLO_TIMEOUT_MS = 5_000;

/** How long a page that lost its socket tries to come back with its resume token, in ms; the call waits as long. */
export const COME_BACK_WITHIN_MS = 30_000;

/** The query of the address by which it comes back. */
export const COMING_BACK = 'back=1';
