/** G.711 on the telephone: 8,000 samples a second, a byte for each. */
export const TELEPHONE_HZ = 8000;
export const BYTES_PER_MS = TELEPHONE_HZ / 1000;
/** The step of everything that speaks or listens. */
export const FRAME_MS = 20;
export const FRAME_BYTES = FRAME_MS * BYTES_PER_MS;
/** About how long a voice needs for one character. */
export const MS_PER_CHARACTER = 60;
