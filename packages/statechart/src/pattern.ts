import { RE2JS } from 're2js';
import { patternSize } from './pattern-size.ts';

/** A pattern of an author's, ready to be matched. */
export interface Pattern {
  /** Is there a part of the text that fits? */
  finds(text: string): boolean;
  /** Does the text fit from its first to its last character? */
  fits(text: string): boolean;
  /** Matching takes at most this many turns for each character. */
  readonly size: number;
}

/** What a pattern may be: long enough for any customer number, too small to grow into work. */
export const MAX_PATTERN_LENGTH = 500;
export const MAX_PATTERN_SIZE = 200;

/** The few patterns of the flows that run here are read once and not at every turn of a call. */
const read = new Map<string, Pattern | undefined>();
const MAX_READ = 200;

/**
 * Reads a pattern in RE2's syntax, which matches in time linear in the text whatever the pattern is. Undefined for one that RE2
 * cannot read (look-around, back-references) and for one that is too large, counted repeats written out.
 */
export function readPattern(source: string): Pattern | undefined {
  if (read.has(source)) return read.get(source);
  if (read.size >= MAX_READ) read.clear();
  const pattern = compile(source);
  read.set(source, pattern);
  return pattern;
}

function compile(source: string): Pattern | undefined {
  if (source.length > MAX_PATTERN_LENGTH || patternSize(source) > MAX_PATTERN_SIZE) return undefined;
  try {
    const compiled = RE2JS.compile(source);
    const size = compiled.programSize();
    if (size > 2 * MAX_PATTERN_SIZE) return undefined;
    return {
      finds: (text) => compiled.matcher(text).find(),
      fits: (text) => compiled.matcher(text).matches(),
      size,
    };
  } catch {
    // RE2JS has no other way to say that a pattern is not one.
    return undefined;
  }
}
