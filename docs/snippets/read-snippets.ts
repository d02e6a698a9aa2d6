/** A block of code on a page, as a reader copies it. */
export interface Snippet {
  readonly language: string;
  /** What stands behind the language: how it is run, where that is not the same for all. */
  readonly role: string;
  readonly code: string;
}

/** Fences, also of items of lists; what they hold is taken as far to the left as they stand. */
const FENCE = /^([ \t]*)```(\S*)[ \t]*(.*)\n([\s\S]*?)^\1```$/gm;

/** The blocks of a page in their order. */
export function readSnippets(page: string): Snippet[] {
  return [...page.matchAll(FENCE)].map(([, indent = '', language = '', role = '', code = '']) => ({
    language,
    role: role.trim(),
    code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}
