import { ownEntry } from './own-entry.ts';
import { quote } from './write-template.ts';

const SAY_AS = /<say-as\b[^>]*?interpret-as\s*=\s*["']([\w-]+)["'][^>]*>\s*([\s\S]*?)\s*<\/say-as>/gi;

/** How SSML has something said (`interpret-as`), and our formatter that says it so. */
const FORMATTERS: Readonly<Record<string, string>> = {
  characters: 'spell',
  'spell-out': 'spell',
  verbatim: 'spell',
  digits: 'digits',
  telephone: 'phone',
  ordinal: 'ordinal',
  date: 'date',
  currency: 'money',
};

/** A value without a formatter of its own. */
const PLAIN_HOLE = /\{\{\s*((?:[^{}"|]|"[^"]*")+?)\s*\}\}/g;

/** Words, or each value among words, said in a certain way; what is formatted already stays as it is. */
function saidAs(kind: string, inside: string): string {
  const formatter = ownEntry(FORMATTERS, kind.toLowerCase());
  if (formatter === undefined || inside === '') return inside;
  if (inside.includes('{{'))
    return inside.replace(PLAIN_HOLE, (_all, value: string) => `{{ ${value} | ${formatter} }}`);
  return /[{}<>&]/.test(inside) ? inside : `{{ ${quote(inside)} | ${formatter} }}`;
}

/** A template with SSML in it as plain words: pauses become commas, what is said in a certain way gets a formatter, colours are dropped. */
export function stripSsml(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<break\b[^>]*>/gi, ', ')
    .replace(SAY_AS, (_all, kind: string, inside: string) => saidAs(kind, inside))
    .replace(/<sub\b[^>]*alias\s*=\s*"([^"]*)"[^>]*>[\s\S]*?<\/sub>/gi, '$1')
    .replace(
      /<\/?(speak|say-as|prosody|emphasis|p|s|w|lang|voice|phoneme|audio|mark|amazon:[\w-]+|google:[\w-]+)\b[^>]*>/gi,
      ' ',
    )
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
}

/** What stands in the transcript for a sound file, and is said when it cannot be had: its name in words. */
export function wordsForSound(address: string): string {
  const file = address.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  const name = file
    .replace(/\.[A-Za-z0-9]{2,4}$/, '')
    .replace(/%20|[_+.-]+/g, ' ')
    .replace(/[{}%]/g, '')
    .trim();
  return name === '' ? 'Recording' : `Recording: ${name}`;
}
