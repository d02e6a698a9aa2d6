import { plainText } from '../plain-text.ts';

/** A CSV file as text, of 4 MB at most. */
export const csvText = plainText(4 * 1024 * 1024);

/** So many lines that cannot be taken are named; the others are counted. */
export const SHOWN_PROBLEMS = 100;
