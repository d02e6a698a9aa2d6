/** A JSONPath reference in a text, such as `$.Attributes.city` or `$['External']['vip status']`. */
export interface Reference {
  /** As it is written. */
  readonly source: string;
  readonly path: readonly (string | number)[];
}

/**
 * One step of a path is a name behind a dot, or a name or place in brackets. A dot that ends a sentence begins no name, and a hyphen
 * belongs to a name only between two letters or digits.
 */
const STEP = String.raw`(?:\.?\[\s*(?:'[^']{0,200}'|"[^"]{0,200}"|\d{1,6})\s*\]|\.[\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*)`;
const REFERENCE = new RegExp(String.raw`\$${STEP}+`, 'gu');
const STEPS = new RegExp(STEP, 'gu');

/** A text as words and references in turn. */
export function splitReferences(text: string): readonly (string | Reference)[] {
  if (!text.includes('$')) return text === '' ? [] : [text];
  const parts: (string | Reference)[] = [];
  let from = 0;
  for (const match of text.matchAll(REFERENCE)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push({ source: match[0], path: readSteps(match[0]) });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

function readSteps(source: string): (string | number)[] {
  return [...source.slice(1).matchAll(STEPS)].map(([step]) => {
    const bracket = /^\.?\[\s*(?:'([^']*)'|"([^"]*)"|(\d+))\s*\]$/.exec(step);
    if (bracket === null) return step.slice(1);
    const [, single, double, place] = bracket;
    return place === undefined ? (single ?? double ?? '') : Number(place);
  });
}

/** The only thing in a text, when that is a reference. */
export function onlyReference(text: string): Reference | undefined {
  const [only, ...more] = splitReferences(text.trim());
  return typeof only === 'object' && more.length === 0 ? only : undefined;
}

/** A path in one text, for tables. */
export function keyOfPath(path: readonly (string | number)[]): string {
  return path.join('.');
}
