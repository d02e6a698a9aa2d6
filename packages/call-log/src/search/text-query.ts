import { searchableText } from './searchable-text.ts';

/** What somebody looks for in what was said. */
export interface TextQuery {
  /** In the words of PostgreSQL's `websearch_to_tsquery`: words, "phrases", -without. */
  readonly searched: string;
  /** The words and phrases that a line must have to be a hit; a phrase is several words. */
  readonly terms: readonly (readonly string[])[];
}

const TERM = /(-?)(?:"([^"]*)"?|([^\s"]+))/g;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Reads what was typed into a search box; undefined when there is nothing in it to look for. */
export function parseTextQuery(typed: string): TextQuery | undefined {
  const searched = searchableText(typed.replaceAll(/[“”„«»]/g, '"').replaceAll(/(^|\s)[‐‑–—−](?=\S)/g, '$1-')).trim();
  if (wordsOf(searched).length === 0) return undefined;
  const terms = [...searched.matchAll(TERM)].flatMap(([, minus, phrase, word]) => {
    const words = wordsOf(phrase ?? word ?? '');
    return minus === '-' || words.length === 0 ? [] : [words];
  });
  return { searched, terms };
}

/** The words of a text that was made searchable. */
export function wordsOf(searchable: string): string[] {
  return searchable.match(WORD) ?? [];
}
