/** A stretch of a text: words as they are, or a CEL expression whose value stands there. */
export type TextPart =
  | string
  | { readonly expression: string; readonly type?: string | undefined; readonly formatter?: string | undefined };

/** The longest text a prompt may have. */
export const LONGEST_PROMPT = 4_000;

/** A text in CEL's quotes. */
export function quote(text: string): string {
  // U+2028 and U+2029 end a line for some parsers; other control characters have no place in a text at all.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const printable = text.replace(/[\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
  const escaped = printable
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
  return `"${escaped}"`;
}

/** Words that are said as they are: no `{{` in them is read as the beginning of a hole. */
export function words(text: string): string {
  return text.replace(/\{(?=\{)/g, '{ ');
}

/** The template whose words and holes these are. */
export function writeTemplate(parts: readonly TextPart[]): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      text += words(text.endsWith('{') && part.startsWith('{') ? ` ${part}` : part);
    } else {
      const hole = part.formatter === undefined ? part.expression : `${part.expression} | ${part.formatter}`;
      text += `${text.endsWith('{') ? ' ' : ''}{{ ${hole} }}`;
    }
  }
  return text;
}

/**
 * The expression of a text whose parts these are: one that is only a hole keeps its own type. Others are joined as texts, where a value
 * that is not set leaves its place empty and not the whole text.
 */
export function writeExpression(parts: readonly TextPart[]): string {
  const filled = parts.filter((part) => part !== '');
  const [only] = filled;
  if (only === undefined) return '""';
  if (filled.length === 1 && typeof only !== 'string') return only.expression;
  return filled.map((part) => (typeof part === 'string' ? quote(part) : asPart(part))).join(' + ');
}

/** The expression of a value as text; other systems write a yes as “true”. */
export function asText({ expression, type }: Exclude<TextPart, string>): string {
  if (type === 'yesNo') return `(${grouped(expression)} ? "true" : "false")`;
  const isText = /^(?:string\(|")/.test(expression) && isOnePiece(expression);
  return isText ? expression : `string(${expression})`;
}

/** A value as a part of a longer text, which stays whole when the value is not set or cannot be computed. */
function asPart(part: Exclude<TextPart, string>): string {
  const isPlain = part.type === 'yesNo' || /^(?:[\w.]+|"[^"\\]*")$/.test(part.expression);
  if (isPlain) return asText(part);
  return `orElse(${part.type === 'text' ? part.expression : asText(part)}, "")`;
}

/** An expression in brackets when it could otherwise be read together with what stands beside it. */
export function grouped(expression: string): string {
  return isOnePiece(expression) ? expression : `(${expression})`;
}

/** Has it no operator outside of brackets and quotes? */
function isOnePiece(expression: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < expression.length; index += 1) {
    const letter = expression[index] ?? '';
    if (quoted) {
      if (letter === '\\') index += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if ('([{'.includes(letter)) depth += 1;
    else if (')]}'.includes(letter)) depth -= 1;
    else if (depth === 0 && /[\s+\-*/%<>=!&|?:]/.test(letter)) return false;
  }
  return true;
}

/** The first characters of a text, without a half surrogate or half a hole at the cut. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  const open = cut.lastIndexOf('{{');
  const isHalf = open > cut.lastIndexOf('}}');
  return `${isHalf ? cut.slice(0, open) : cut.replace(/\{$/, '')}…`;
}
