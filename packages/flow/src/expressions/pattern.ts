import { RE2JS } from 're2js';

/** Can RE2 read this pattern? It matches in linear time, so no pattern of an author's can block a process. */
export function isPattern(source: string): boolean {
  try {
    RE2JS.compile(source);
    return true;
  } catch {
    // RE2JS has no other way to say that a pattern is not one.
    return false;
  }
}
