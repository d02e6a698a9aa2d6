import { choose } from './choose.ts';
import { meaningOf, overlap, withoutDenied } from './meaning.ts';
import type { Property, PropertyKind } from './properties.ts';
import type { SpokenValue, Turn } from './question.ts';
import { findDates } from './read-date.ts';
import { readName } from './read-name.ts';
import { findNumbers, readDigits } from './read-number.ts';
import { findTimes } from './read-time.ts';
import { readYesNo } from './read-yes-no.ts';
import { sentencesOf, spokenWords } from './spoken-words.ts';

export type GatheredValues = Readonly<Record<string, SpokenValue>>;

export interface Gathering {
  readonly properties: readonly Property[];
  readonly turns: readonly Turn[];
  /** `YYYY-MM-DD` */
  readonly today: string | undefined;
  /** The tool asks for just what the caller was asked: words may stand for a value with nothing around them. */
  readonly isDirect: boolean;
}

/** Words that say nothing about which value is meant. */
const UNTELLING = new Set(['new', 'number', 'valu', 'nam', 'ful']);
const NO_CHOICE = /^(none|unsure|unknown|other)$/;
const MIN_DIGITS: Readonly<Partial<Record<PropertyKind, number>>> = { phone: 7, digits: 3 };

/** The values given anywhere in the conversation; what was said last stands. A value that nobody said is not there. */
export function gatherValues(gathering: Gathering): GatheredValues {
  return gathering.turns.reduce<GatheredValues>((known, _turn, index) => addTurn(gathering, index, known), {});
}

/** The known values with those of one more turn. */
export function addTurn(gathering: Gathering, index: number, known: GatheredValues): GatheredValues {
  const [before, turn] = [gathering.turns[index - 1], gathering.turns[index]];
  if (turn?.speaker !== 'user') return known;
  const question = before?.speaker === 'assistant' ? questionIn(before.text) : '';
  return { ...known, ...readTurn(gathering, { text: turn.text, question, asked: meaningOf(question) }, known) };
}

interface Said {
  readonly text: string;
  /** What the agent had asked just before; empty when it asked nothing. */
  readonly question: string;
  readonly asked: ReadonlySet<string>;
}

function questionIn(text: string): string {
  return sentencesOf(text)
    .filter((sentence) => sentence.endsWith('?') || /\b(please|tell me|give me|may i have)\b/i.test(sentence))
    .join(' ');
}

function readTurn(gathering: Gathering, said: Said, known: GatheredValues): Record<string, SpokenValue> {
  const kinds = new Set(gathering.properties.map(({ kind }) => kind));
  const found = [...kinds].flatMap((kind) => {
    const alike = gathering.properties.filter((property) => property.kind === kind);
    const asked = alike.filter((property) => isAsked(property, gathering, said));
    if (kind === 'choice') return alike.flatMap((property) => readChoice(property, said, asked.includes(property)));
    const values = readKind(kind, {
      said,
      today: gathering.today,
      wasAsked: asked.length > 0,
      isOnly: asked.length === 1,
    });
    const fitting = values.filter((value) => alike.some((property) => isInRange(property, value)));
    return assign({ fitting, alike, asked, known, text: said.text });
  });
  return Object.fromEntries(found);
}

function isAsked(property: Property, { isDirect, properties }: Gathering, { question, asked }: Said): boolean {
  const alike = properties.filter(({ kind }) => kind === property.kind);
  // Any words can be a name: they are one only where nothing else was asked for.
  const rivals = property.kind === 'name' || property.kind === 'text' ? properties : alike;
  if (isDirect && rivals.length === 1) return true;
  return (
    [...property.words].some((word) => asked.has(word) && !UNTELLING.has(word)) ||
    (property.kind === 'name' && /\bname\b/i.test(question))
  );
}

function readKind(
  kind: PropertyKind,
  at: { said: Said; today: string | undefined; wasAsked: boolean; isOnly: boolean },
): SpokenValue[] {
  const { text } = at.said;
  const words = withoutDenied(spokenWords(text));
  const dates = findDates(words, at.today);
  const mayBeBare = (index: number) => at.wasAsked || dates.some(({ to }) => to === index);
  switch (kind) {
    case 'date':
      return dates.map(({ value }) => value);
    case 'time':
      return findTimes(words, mayBeBare).map(({ value }) => value);
    case 'date-time': {
      const [date, time] = [dates.at(-1), findTimes(words, mayBeBare).at(-1)];
      return date === undefined || time === undefined ? [] : [`${date.value}T${time.value}:00`];
    }
    case 'number':
    case 'integer': {
      const numbers = findNumbers(words, [...dates, ...findTimes(words, () => false)]).map(({ value }) => value);
      return kind === 'integer' ? numbers.filter(Number.isInteger) : numbers;
    }
    case 'phone':
    case 'digits': {
      const digits = kind === 'phone' ? readDigits(text) : readDigits(text).replace('+', '');
      const least = at.wasAsked && kind === 'digits' ? 1 : (MIN_DIGITS[kind] ?? 1);
      return digits.length >= least ? [digits] : [];
    }
    case 'name':
      return [readName(text, at.wasAsked)].filter((name) => name !== undefined);
    case 'yesNo':
      return at.isOnly ? [readYesNo(text)].filter((answer) => answer !== undefined) : [];
    case 'text':
      // Free words are a value only as the answer to a question about it.
      return at.isOnly && !text.trim().endsWith('?') && meaningOf(text).size > 0 ? [text.trim()] : [];
    default:
      return [];
  }
}

function readChoice(property: Property, { text }: Said, wasAsked: boolean): [string, SpokenValue][] {
  const candidates = property.choices.filter(({ value }) => !NO_CHOICE.test(value));
  const chosen = choose(text, candidates) ?? (wasAsked ? choosePolar(text, property) : undefined);
  return chosen === undefined ? [] : [[property.name, chosen]];
}

/** A choice of yes or no is answered in many words. */
function choosePolar(text: string, { choices }: Property): string | undefined {
  const answer = readYesNo(text);
  if (answer === undefined) return undefined;
  return choices.find(({ value }) => value === (answer ? 'yes' : 'no'))?.value;
}

function isInRange({ minimum, maximum }: Property, value: SpokenValue): boolean {
  return typeof value !== 'number' || (value >= minimum && value <= maximum);
}

/** Which of several values of one kind is meant: all in their order, else the one asked for, else one that was named, else the first unknown. */
function assign(given: {
  fitting: readonly SpokenValue[];
  alike: readonly Property[];
  asked: readonly Property[];
  known: GatheredValues;
  text: string;
}): [string, SpokenValue][] {
  const { fitting, alike, asked, known, text } = given;
  const last = fitting.at(-1);
  if (last === undefined) return [];
  if (alike.length > 1 && fitting.length >= alike.length)
    return alike.flatMap(({ name }, index): [string, SpokenValue][] => {
      const value = fitting[index];
      return value === undefined ? [] : [[name, value]];
    });
  const said = meaningOf(text);
  const named = alike.find((property) => overlap(property.words, said) > 0);
  const target =
    (asked.length === 1 ? asked[0] : named) ?? alike.find(({ name }) => !Object.hasOwn(known, name)) ?? alike[0];
  return target === undefined || !isInRange(target, last) ? [] : [[target.name, last]];
}
