import { type TextPart, words, writeExpression } from './write-template.ts';

/**
 * A JSON text with holes as a body here, where each hole writes its own quotes: `{"from":"{{x}}"}` becomes `{"from":{{ x }}}`, and a
 * hole inside a longer string joins it: `"to {{x}}"` becomes `{{ "to " + x }}`.
 */
export function writeJsonBody(parts: readonly TextPart[]): string {
  let body = '';
  /** What stands between two quotes, while they are open. */
  let string: TextPart[] | undefined;
  let raw = '';
  const close = () => {
    const inside = [...(string ?? []), unescaped(raw)].filter((part) => part !== '');
    body += (string?.length ?? 0) === 0 ? `"${words(raw)}"` : hole(inside);
    string = undefined;
    raw = '';
  };
  for (const part of parts) {
    if (typeof part !== 'string') {
      if (string === undefined) body += hole([part]);
      else {
        string.push(...(raw === '' ? [] : [unescaped(raw)]), part);
        raw = '';
      }
      continue;
    }
    for (let index = 0; index < part.length; index += 1) {
      const letter = part[index] ?? '';
      if (string === undefined) {
        if (letter === '"') string = [];
        else body += letter === '{' && body.endsWith('{') ? ` ${letter}` : letter;
      } else if (letter === '\\') {
        raw += letter + (part[index + 1] ?? '');
        index += 1;
      } else if (letter === '"') close();
      else raw += letter;
    }
  }
  if (string !== undefined) close();
  return body;

  function hole(inside: readonly TextPart[]): string {
    return `${body.endsWith('{') ? ' ' : ''}{{ ${writeExpression(inside)} }}`;
  }
}

/** Names with values as a JSON object. */
export function writeJsonObject(
  pairs: readonly { readonly key: string; readonly value: readonly TextPart[] }[],
): string {
  const members = pairs.map(({ key: name, value }) => {
    const key = words(name);
    const [only] = value;
    if (value.length === 0) return `${JSON.stringify(key)}: ""`;
    const isWords = value.length === 1 && typeof only === 'string';
    return `${JSON.stringify(key)}: ${isWords ? words(JSON.stringify(only)) : `{{ ${writeExpression(value)} }}`}`;
  });
  return `{ ${members.join(', ')} }`;
}

/** What a JSON string's inside means. */
function unescaped(raw: string): string {
  try {
    const read: unknown = JSON.parse(`"${raw.replaceAll('\n', '\\n').replaceAll('\r', '').replaceAll('\t', '\\t')}"`);
    return typeof read === 'string' ? read : raw;
  } catch {
    // No JSON string: the author wrote something else there, which is kept as it is.
    return raw;
  }
}
