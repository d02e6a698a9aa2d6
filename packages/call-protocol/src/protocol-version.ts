/** Grows when an old page could no longer talk to a new server. A server refuses what it does not know. */
export const PROTOCOL_VERSION = 1;

/** How long a browser may take to say `hello`, in ms. */
export const HELLO_TIMEOUT_MS = 5_000;
