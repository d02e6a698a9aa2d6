import { elementIds } from './free-ids.ts';
import { ownEntry } from './own-entry.ts';
import { clip } from './write-template.ts';

const LONGEST_LABEL = 120;
const MOST_PHRASES = 50;

/** A choice of a menu, by its key or by what callers say for it. */
export interface Choice {
  readonly key: string | undefined;
  readonly phrases: readonly string[];
}

/** The options of a menu, in order: what each is called, and an id from its key or its words. */
export function optionsFor(choices: readonly Choice[], prompt: string) {
  const ids = elementIds('option');
  return labelsFor(choices, prompt).map((label, index) => {
    const { key, phrases = [] } = choices[index] ?? {};
    const id = ids.take(key === undefined ? (phrases[0] ?? label) : `key ${ownEntry(NAMES, key) ?? key}`);
    const option = { id, label: clip(label, LONGEST_LABEL), phrases: phrases.slice(0, MOST_PHRASES) };
    return key === undefined ? option : { ...option, key };
  });
}

/** Keys that no id can have. */
const NAMES: Readonly<Record<string, string>> = { '*': 'star', '#': 'hash' };

/** A question that is asked once: what comes after silence, or what nobody understands, is for the flow's own wires. */
export function askedOnce(waitSeconds: number) {
  const seconds = Math.min(LONGEST_WAIT_SECONDS, Math.max(1, waitSeconds));
  return { noInput: { prompts: [], waitSeconds: seconds }, noMatch: { prompts: [] } };
}

/** A question waits so long at most. */
export const LONGEST_WAIT_SECONDS = 60;

/** What each option is called: what the prompt says about its key, else what callers say for it. No two are called the same. */
export function labelsFor(options: readonly Choice[], prompt: string): string[] {
  const taken = new Set(options.flatMap(({ phrases }) => phrases.map((phrase) => phrase.toLowerCase())));
  return options.map(({ key, phrases }, index) => {
    const [own] = phrases;
    if (own !== undefined) return own;
    const said = key === undefined ? undefined : wordsFor(key, prompt);
    const wanted = said ?? `Option ${key ?? index + 1}`;
    const label = taken.has(wanted.toLowerCase()) ? `${wanted} (${key ?? index + 1})` : wanted;
    taken.add(label.toLowerCase());
    return label;
  });
}

const PRESS = '(?:press|dial|enter|oprima|marque|marca|presione|presiona|pulse|digite|tecle|pressione|appuyez sur)';
const FOR = '(?:for|to|para|pour)';
const JOINS = '(?:and|or|y|o|e|ou|et)';
/** A key is told by a verb; or, in a row of them, only by what stands before it: “press 1 for sales or 2 for support”. */
const BEFORE = `(?:\\b${PRESS}\\s+(?:the\\s+)?|(?:^|[.,;\\n]|\\b${JOINS})\\s*)`;

/** Keys as prompts write them out. */
const SPELLED: Readonly<Record<string, string>> = {
  0: 'zero|cero',
  1: 'one|uno|um|un',
  2: 'two|dos|dois|deux',
  3: 'three|tres|três|trois',
  4: 'four|cuatro|quatro|quatre',
  5: 'five|cinco|cinq',
  6: 'six|seis',
  7: 'seven|siete|sete|sept',
  8: 'eight|ocho|oito|huit',
  9: 'nine|nueve|nove|neuf',
  '*': 'star|asterisk|asterisco|estrella',
  '#': 'hash|pound|numeral|gato',
};

/** What a key is for, in the prompt's own words: “press 1 for sales” or “for sales, press one”, whichever way the prompt speaks. */
function wordsFor(key: string, prompt: string): string | undefined {
  const written = `(?:${key.replace(/[*#]/, '\\$&')}|(?:${ownEntry(SPELLED, key) ?? key.replace(/[*#]/, '\\$&')})\\b)(?!\\d)`;
  const first = new RegExp(`\\b${PRESS}\\s+\\S`, 'i').exec(prompt)?.index ?? 0;
  const clause =
    prompt
      .slice(0, first)
      .split(/[.;?!\n]/)
      .at(-1) ?? '';
  const found = new RegExp(`\\b${FOR}\\s`, 'i').test(clause)
    ? new RegExp(`\\b${FOR}\\s+([^.,;?!\\n{}]{2,60}),?\\s+(?:please\\s+)?${PRESS}\\s+(?:the\\s+)?${written}`, 'i').exec(
        prompt,
      )
    : new RegExp(`${BEFORE}${written}[,:]?\\s+${FOR}\\s+([^.,;?!\\n{}]{2,60})`, 'i').exec(prompt);
  const words = found?.[1]
    ?.split(new RegExp(`\\s+${JOINS}\\s+(?:${PRESS}|[0-9*#](?!\\w))`, 'i'))[0]
    ?.replace(/\s+(?:and|or)\s*$/i, '')
    .trim();
  return words === '' ? undefined : words;
}
