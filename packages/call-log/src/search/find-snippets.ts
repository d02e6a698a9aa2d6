import { searchableText } from './searchable-text.ts';

/** A line of a call's transcript, as it is kept for searching. */
export interface SpokenLine {
  readonly who: 'agent' | 'caller' | 'operator';
  readonly text: string;
}

/** A piece of a line around what was looked for. Data: whoever shows it decides how a hit looks. */
export interface Snippet {
  readonly who: 'agent' | 'caller' | 'operator';
  readonly parts: { readonly text: string; readonly isHit: boolean }[];
}

/** Characters before and after the first hit of a line. */
const BEFORE = 50;
const AFTER = 110;

/** The first lines in which a term stands, at most `limit`; the words of a term stand in a row. */
export function findSnippets(
  lines: readonly SpokenLine[],
  terms: readonly (readonly string[])[],
  limit: number,
): Snippet[] {
  const snippets: Snippet[] = [];
  if (terms.length === 0) return snippets;
  for (const line of lines) {
    if (snippets.length >= limit) break;
    const hits = findHits(line.text, terms);
    if (hits.length > 0) snippets.push({ who: line.who, parts: cut(line.text, hits) });
  }
  return snippets;
}

interface Hit {
  readonly from: number;
  readonly to: number;
}

/** Where terms stand in a text, by its own characters, in order and without overlaps. */
function findHits(text: string, terms: readonly (readonly string[])[]): Hit[] {
  const words = placeWords(text);
  const hits: Hit[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const term = terms.find((candidate) => candidate.every((word, offset) => words[at + offset]?.word === word));
    const [first, last] = [words[at], words[at + (term?.length ?? 1) - 1]];
    if (term === undefined || first === undefined || last === undefined) continue;
    hits.push({ from: first.from, to: last.to });
    at += term.length - 1;
  }
  return hits;
}

function placeWords(text: string): { word: string; from: number; to: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    word: searchableText(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

function cut(text: string, hits: readonly Hit[]): Snippet['parts'] {
  const start = wordBorder(text, Math.max(0, (hits[0]?.from ?? 0) - BEFORE));
  const end = wordEnd(text, Math.min(text.length, Math.max((hits[0]?.from ?? 0) + AFTER, hits[0]?.to ?? 0)));
  const parts: { text: string; isHit: boolean }[] = [];
  const add = (piece: string, isHit: boolean) => {
    if (piece !== '') parts.push({ text: piece, isHit });
  };
  let at = start;
  for (const { from, to } of hits.filter((hit) => hit.to <= end)) {
    add(`${at === start && start > 0 ? '…' : ''}${text.slice(at, from)}`, false);
    add(text.slice(from, to), true);
    at = to;
  }
  add(`${text.slice(at, end)}${end < text.length ? '…' : ''}`, false);
  return parts;
}

/** The beginning of a word at or before a place, so that no word is cut in half. */
function wordBorder(text: string, place: number): number {
  if (place === 0) return 0;
  const space = text.indexOf(' ', place - 1);
  return space < 0 || space > place + 20 ? place : space + 1;
}

function wordEnd(text: string, place: number): number {
  if (place >= text.length) return text.length;
  const space = text.lastIndexOf(' ', place);
  return space < place - 20 ? place : space;
}
