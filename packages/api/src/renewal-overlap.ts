/** How long a key or a secret is good beside the one that has taken its place, in ms: a working day and a night, to change it everywhere. */
export const RENEWAL_OVERLAP_MS = 24 * 60 * 60_000;
