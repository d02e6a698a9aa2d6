import { understandSpelled } from './spelled.ts';
import type { UnderstoodValue } from './understood-value.ts';

const ADDRESS = /[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/;

/** An e-mail address, written or spoken: "john dot smith at example dot com", "j o h n at gmail dot com". */
export function understandEmail(text: string): UnderstoodValue | undefined {
  const lower = text.toLowerCase();
  const written = ADDRESS.exec(lower);
  if (written !== null) return { value: written[0], score: 0.95 };
  const [before, after] = splitAt(lower);
  if (before === undefined || after === undefined) return undefined;
  const local = joinWords(before.replace(/^.*\b(?:is|it's|its|mail|address)\b/, ''));
  const domain = joinWords(after.replace(/\b(please|thanks|thank you)\b.*$/, ''));
  const spoken = ADDRESS.exec(`${local}@${domain}`);
  return spoken === null ? undefined : { value: spoken[0], score: 0.85 };
}

/** At the last "at": a name can hold one, a domain cannot. */
function splitAt(text: string): [string?, string?] {
  const at = text.lastIndexOf(' at ');
  return at === -1 ? [] : [text.slice(0, at), text.slice(at + 4)];
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\s*\bdot\b\s*/g, '.'],
  [/\s*\bunderscore\b\s*/g, '_'],
  [/\s*\b(?:dash|hyphen|minus)\b\s*/g, '-'],
  [/\s*\bplus\b\s*/g, '+'],
];

function joinWords(words: string): string {
  const signed = SIGNS.reduce((text, [spoken, sign]) => text.replace(spoken, sign), words.replace(/[,;!?]/g, ' '));
  return signed
    .split(/(?<=[._+-])|(?=[._+-])/)
    .map((piece) => (/^[._+-]$/.test(piece) ? piece : (understandSpelled(piece) ?? piece.replace(/\s+/g, ''))))
    .join('')
    .toLowerCase();
}
