import type { HeardLanguage } from './languages/heard-language.ts';
import { understandSpelled } from './spelled.ts';
import type { UnderstoodValue } from './understood-value.ts';

const ADDRESS = /[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/;
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** An e-mail address, written or spoken: "john dot smith at example dot com", "j o h n arroba gmail punto com". */
export function understandEmail(text: string, language: HeardLanguage): UnderstoodValue | undefined {
  const lower = text.toLowerCase();
  const written = ADDRESS.exec(lower);
  if (written !== null) return { value: written[0], score: 0.95 };
  const { at, introduction, politeness } = language.email;
  const sign = [...lower.matchAll(at)].at(-1);
  if (sign === undefined) return undefined;
  const before = lower.slice(0, sign.index).replace(introduction, '');
  const after = lower.slice(sign.index + sign[0].length).replace(politeness, '');
  const spoken = ADDRESS.exec(`${joinWords(before, language)}@${joinWords(after, language)}`);
  return spoken === null ? undefined : { value: spoken[0], score: 0.85 };
}

function joinWords(words: string, language: HeardLanguage): string {
  const signed = language.email.signs.reduce(
    (text, [spoken, sign]) => text.replace(spoken, sign),
    words.replace(/[,;!?]/g, ' '),
  );
  return signed
    .split(/(?<=[._+-])|(?=[._+-])/)
    .map((piece) => (/^[._+-]$/.test(piece) ? piece : (spelledPiece(piece, language) ?? inAscii(piece))))
    .join('')
    .toLowerCase();
}

/** "De" at the end of a German address is no letter: only several words are spelled, and a digit. */
function spelledPiece(piece: string, language: HeardLanguage): string | undefined {
  const spelled = understandSpelled(piece, language);
  return /\s/.test(piece.trim()) || /^\d+$/.test(spelled ?? '') ? spelled : undefined;
}

/** "Müller" has its address at "mueller"; other accents fall away. */
function inAscii(piece: string): string {
  return piece
    .replace(/\s+/g, '')
    .replace(/[äöüß]/g, (sign) => UMLAUTS[sign] ?? sign)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}
