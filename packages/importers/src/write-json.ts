import { type TextPart, words, writeTemplate } from './write-template.ts';

/** A hole that is all there is between two quotes. */
const OPENS = /(^|[:[,])(\s*)"$/;
const CLOSES = /^"(\s*)(?=[,}\]]|$)/;

/**
 * A JSON text with holes as a body here. A hole between quotes gives the inside of a JSON text, as it does in the original; only what
 * another system answered goes on as what it is, because a yes of it would be written as the word there.
 */
export function writeJsonBody(parts: readonly TextPart[]): string {
  const written = [...parts];
  for (const [index, part] of parts.entries()) {
    const [before, after] = [written[index - 1], written[index + 1]];
    if (typeof part === 'string' || !mayBeAnything(part) || typeof before !== 'string' || typeof after !== 'string')
      continue;
    if (!OPENS.test(before) || !CLOSES.test(after)) continue;
    written[index - 1] = before.replace(OPENS, '$1$2');
    written[index + 1] = after.replace(CLOSES, '$1');
  }
  return writeTemplate(written);
}

function mayBeAnything({ type }: Exclude<TextPart, string>): boolean {
  return type === 'json' || type === 'any' || type === 'yesNo';
}

/** Names with values, each of them JSON already. */
export function writeJsonObject(members: readonly { readonly key: string; readonly json: string }[]): string {
  return `{ ${members.map(({ key, json }) => `${words(JSON.stringify(key))}: ${json}`).join(', ')} }`;
}

/** A text of JSON with holes in it; what another system answered goes on as what it is. */
export function writeJsonText(parts: readonly TextPart[]): string {
  return writeJsonBody(['"', ...parts.map(escaped), '"']);
}

/** A value of JSON: a hole alone keeps its type, everything else is a text. */
export function writeJsonValue(parts: readonly TextPart[]): string {
  const [only, ...more] = parts;
  return only !== undefined && typeof only !== 'string' && more.length === 0
    ? writeTemplate(parts)
    : writeJsonText(parts);
}

function escaped(part: TextPart): TextPart {
  return typeof part === 'string' ? JSON.stringify(part).slice(1, -1) : part;
}
