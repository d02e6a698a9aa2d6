/** Keys pressed one after the other belong to one value while the pause between them is shorter. */
export const KEYS_TIMER = 'keys';
export const KEY_PAUSE_MS = 2_500;
