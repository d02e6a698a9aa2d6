import type { Member, Written } from './comment-source.ts';

/** A person as they are written behind an @, each by another name. */
export interface Handle {
  readonly name: string;
  readonly userId: string;
}

/** The names by which people are mentioned: of two who are called the same, the second has a number. */
export function handlesOf(members: readonly Member[]): readonly Handle[] {
  const taken = new Map<string, number>();
  return members.map(({ userId, name }) => {
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return { userId, name: times === 1 ? name : `${name} (${times})` };
  });
}

export interface TextPart {
  /** Where it begins. */
  readonly at: number;
  readonly text: string;
  /** The person it names. */
  readonly userId?: string;
}

const WORD = /[\p{L}\p{N}_]/u;

/** A text in parts: the people it names, and what stands between them. */
export function splitMentions(text: string, handles: readonly Handle[]): readonly TextPart[] {
  // “Ada Bright” is meant where both she and an “Ada” exist.
  const longestFirst = handles.toSorted((left, right) => right.name.length - left.name.length);
  const parts: TextPart[] = [];
  let rest = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < rest || WORD.test(text[at - 1] ?? '')) continue;
    const named = longestFirst.find(
      ({ name }) => text.startsWith(name, at + 1) && !WORD.test(text[at + 1 + name.length] ?? ''),
    );
    if (named === undefined) continue;
    const end = at + 1 + named.name.length;
    if (at > rest) parts.push({ at: rest, text: text.slice(rest, at) });
    parts.push({ at, text: text.slice(at, end), userId: named.userId });
    rest = end;
  }
  if (rest < text.length) parts.push({ at: rest, text: text.slice(rest) });
  return parts;
}

/** A text with whom it names, once each, as it is sent. */
export function toWritten(text: string, handles: readonly Handle[]): Written {
  const named = splitMentions(text, handles).flatMap(({ userId }) => userId ?? []);
  return { text: text.trim(), mentions: [...new Set(named)] };
}
