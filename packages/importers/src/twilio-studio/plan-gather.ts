import type { InferredTypes } from './infer-types.ts';
import {
  kindOf,
  nextOf,
  numberProperty,
  property,
  type StudioCondition,
  type StudioFlow,
  type StudioStep,
} from './studio-flow.ts';
import { nearestBefore, type StudioPaths } from './studio-paths.ts';

/** One choice of a menu: how it is asked for, and where it leads. */
export interface PlannedOption {
  readonly key: string | undefined;
  readonly phrases: readonly string[];
  readonly next: string | undefined;
}

/** What a “gather input” becomes, judged by what comes behind it. */
export type GatherPlan =
  /** The splits behind it are its options: they are part of the menu and stand for nothing else. */
  | {
      readonly as: 'menu';
      readonly options: readonly PlannedOption[];
      readonly otherwise: string | undefined;
      /** Where keys that fit nothing lead in the original, when words that fit nothing lead elsewhere. */
      readonly otherwiseByKey: string | undefined;
      readonly splits: readonly string[];
    }
  /** Digits by keys, perhaps spoken too. */
  | { readonly as: 'keypad'; readonly speech: boolean }
  | { readonly as: 'words' }
  | { readonly as: 'number' };

export interface GatherSurroundings {
  readonly flow: StudioFlow;
  readonly paths: StudioPaths;
  readonly types: InferredTypes;
}

const SINGLE_KEY = /^[0-9*#]$/;

/** Decides for one gather. Pure: the same flow gives the same plan. */
export function planGather(step: StudioStep, around: GatherSurroundings): GatherPlan {
  const menu = planMenu(step, around);
  if (menu !== undefined) return menu;
  const { numbers } = around.types;
  if (numbers.has(`widgets.${step.name}.Digits`) || numbers.has(`widgets.${step.name}.SpeechResult`))
    return { as: 'number' };
  const keys = nextOf(step, 'keypress');
  const speech = nextOf(step, 'speech');
  if (speech === undefined) return { as: 'keypad', speech: false };
  const length = numberProperty(step, 'number_of_digits', 'num_digits', 'numDigits') ?? 0;
  return keys === speech && length > 1 ? { as: 'keypad', speech: true } : { as: 'words' };
}

/** A menu, when the step right behind decides by single keys or by words, and nothing else asks what was entered. */
function planMenu(step: StudioStep, around: GatherSurroundings): GatherPlan | undefined {
  const byKey = readSplit(step, { event: 'keypress', around });
  const bySpeech = readSplit(step, { event: 'speech', around });
  if (byKey === undefined && bySpeech === undefined) return undefined;
  const splits = [...new Set([byKey, bySpeech].flatMap((read) => (read === undefined ? [] : [read.split.name])))];
  if (!splits.every((split) => belongsTo(step, split, around))) return undefined;
  if (isAskedElsewhere(step, splits, around)) return undefined;
  const options = mergeOptions([...(byKey?.options ?? []), ...(bySpeech?.options ?? [])]);
  if (options.length === 0 || options.length > 30) return undefined;
  const [byWords, byKeys] = [bySpeech ?? byKey, byKey ?? bySpeech].map((read) =>
    read === undefined ? undefined : nextOf(read.split, 'noMatch'),
  );
  return { as: 'menu', options, otherwise: byWords, otherwiseByKey: byKeys === byWords ? undefined : byKeys, splits };
}

/** Nobody comes to the split but from this gather; or from others too, when it asks for `{{Digits}}` of whichever came last. */
function belongsTo(step: StudioStep, split: string, { flow, paths }: GatherSurroundings): boolean {
  const asksForLast = flow.steps
    .get(split)
    ?.transitions.every(({ conditions }) => conditions.every(({ input }) => !input.includes('widgets')));
  return (paths.before.get(split) ?? []).every((from) => {
    if (from === step.name) return true;
    const other = flow.steps.get(from);
    return asksForLast === true && other !== undefined && kindOf(other) === 'gather-input-on-call';
  });
}

interface ReadSplit {
  readonly split: StudioStep;
  readonly options: readonly PlannedOption[];
}

function readSplit(
  step: StudioStep,
  { event, around }: { event: 'keypress' | 'speech'; around: GatherSurroundings },
): ReadSplit | undefined {
  const split = around.flow.steps.get(nextOf(step, event) ?? '');
  if (split === undefined || kindOf(split) !== 'split-based-on') return undefined;
  const subject = event === 'keypress' ? 'Digits' : 'SpeechResult';
  const options: PlannedOption[] = [];
  for (const { event: kind, conditions, next } of split.transitions) {
    if (kind !== 'match') continue;
    const [condition, ...more] = conditions;
    if (condition === undefined || more.length > 0 || !isAbout(condition, { step, subject })) return undefined;
    const read = event === 'keypress' ? readKeys(condition) : readWords(condition);
    if (read === undefined) return undefined;
    options.push(...read.map((option) => ({ ...option, next })));
  }
  return { split, options };
}

function isAbout({ input }: StudioCondition, { step, subject }: { step: StudioStep; subject: string }): boolean {
  const parts =
    /^\s*\{\{\s*(?:widgets\s*\.\s*([^.\s|}]+)\s*\.\s*)?(\w+)\s*((?:\|\s*(?:downcase|upcase|strip)\s*)*)\}\}\s*$/.exec(
      input,
    );
  if (parts === null) return false;
  return (parts[1] === undefined || parts[1] === step.name) && parts[2] === subject;
}

type Asked = Pick<PlannedOption, 'key' | 'phrases'>;

function readKeys({ type, value }: StudioCondition): Asked[] | undefined {
  const keys =
    type === 'matches_any_of' ? value.split(',') : ['equal_to', 'contains', 'regex'].includes(type) ? [value] : [];
  const trimmed = keys.map((key) => key.trim());
  if (trimmed.length === 0 || !trimmed.every((key) => SINGLE_KEY.test(key) && !(type === 'regex' && key === '*')))
    return undefined;
  return trimmed.map((key) => ({ key, phrases: [] }));
}

/** Words that are looked for, one way or another, are what a caller says for an option. */
function readWords({ type, value }: StudioCondition): Asked[] | undefined {
  const phrases = type === 'regex' ? wordsOfPattern(value) : type === 'matches_any_of' ? value.split(',') : [value];
  if (phrases === undefined || !['equal_to', 'contains', 'starts_with', 'matches_any_of', 'regex'].includes(type))
    return undefined;
  const said = phrases.map((phrase) => phrase.trim()).filter((phrase) => phrase !== '');
  if (said.length === 0 || said.some((phrase) => phrase.includes('{{') || phrase.length > 100)) return undefined;
  return [{ key: undefined, phrases: said }];
}

/** `.*(s(i|í)|y).*` means “si”, “sí” or “y”: patterns that are only words to choose from. */
function wordsOfPattern(pattern: string): string[] | undefined {
  const core = pattern.replace(/^\^?(\.\*)?/, '').replace(/(\.\*)?\$?$/, '');
  const found = alternatives(core, 0);
  return found === undefined || found.length > 20 ? undefined : found;
}

function alternatives(pattern: string, depth: number): string[] | undefined {
  if (depth > 4 || /[\\[\]{}+?^$.*]/.test(pattern)) return undefined;
  const found: string[] = [];
  for (const branch of splitOutside(pattern)) {
    const parts = /^([^()]*)\(([\s\S]*)\)([^()]*)$/.exec(branch);
    if (parts === null) {
      if (/[()]/.test(branch)) return undefined;
      found.push(branch);
      continue;
    }
    const [, before = '', inner = '', after = ''] = parts;
    const inside = alternatives(inner.replace(/^\?:/, ''), depth + 1);
    if (inside === undefined) return undefined;
    found.push(...inside.map((word) => before + word + after));
  }
  return found;
}

function splitOutside(pattern: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of pattern) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

/** Keys and words that lead to one place are one option; each key needs an option of its own, and each phrase belongs to one. */
function mergeOptions(options: readonly PlannedOption[]): PlannedOption[] {
  const merged: PlannedOption[] = [];
  const keys = new Set<string>();
  const phrases = new Set<string>();
  for (const option of options) {
    const key = option.key === undefined || keys.has(option.key) ? undefined : option.key;
    const said = option.phrases.filter((phrase) => !phrases.has(phrase.toLowerCase()));
    if (key === undefined && said.length === 0) continue;
    if (key !== undefined) keys.add(key);
    for (const phrase of said) phrases.add(phrase.toLowerCase());
    const twin = merged.findIndex(
      (known) => known.next === option.next && !(known.key !== undefined && key !== undefined),
    );
    const known = merged[twin];
    if (known === undefined) merged.push({ key, phrases: [...new Set(said)], next: option.next });
    else merged[twin] = { key: known.key ?? key, phrases: [...known.phrases, ...said], next: known.next };
  }
  return merged;
}

/** Is what was entered used by anything but the splits that the menu takes in? */
function isAskedElsewhere(step: StudioStep, splits: readonly string[], around: GatherSurroundings): boolean {
  const own = ANSWERS.map((answer) => `widgets.${step.name}.${answer}`);
  const isOf = (path: string, names: readonly string[]) =>
    names.some((name) => path === name || path.startsWith(`${name}.`));
  for (const [path, steps] of around.types.used) {
    const others = [...steps].filter((name) => !splits.includes(name));
    if (isOf(path, own) && others.length > 0) return true;
    if (isOf(path, ANSWERS) && others.some((name) => lastGatherBefore(name, around) === step.name)) return true;
  }
  return false;
}

/** What callers enter, as texts name it: of a step, or of whichever came last. */
export const ANSWERS: readonly string[] = ['Digits', 'SpeechResult'];

/** The gather that `{{Digits}}` means in a step: the last one before it. */
export function lastGatherBefore(
  name: string,
  { flow, paths }: Pick<GatherSurroundings, 'flow' | 'paths'>,
): string | undefined {
  return nearestBefore(paths, name, (candidate) => {
    const step = flow.steps.get(candidate);
    return step !== undefined && kindOf(step) === 'gather-input-on-call';
  });
}

/** Splits that are part of menus and that nobody else comes to. */
export function findAbsorbed(plans: ReadonlyMap<string, GatherPlan>, { paths }: GatherSurroundings): Set<string> {
  const menus = [...plans].flatMap(([name, plan]) => (plan.as === 'menu' ? [{ name, splits: plan.splits }] : []));
  const owners = new Map<string, Set<string>>();
  for (const { name, splits } of menus)
    for (const split of splits) owners.set(split, (owners.get(split) ?? new Set<string>()).add(name));
  return new Set(
    [...owners]
      .filter(([split, names]) => (paths.before.get(split) ?? []).every((from) => names.has(from)))
      .map(([split]) => split),
  );
}

/** The step whose words are the prompt of a gather that says nothing itself: the one say/play that leads to it, and only there. */
export function sayBefore(step: StudioStep, { flow, paths }: GatherSurroundings): StudioStep | undefined {
  if (property(step, 'say', 'play') !== undefined) return undefined;
  const [from, ...more] = paths.before.get(step.name) ?? [];
  const said = flow.steps.get(from ?? '');
  if (said === undefined || more.length > 0 || kindOf(said) !== 'say-play' || said.name === step.name) return undefined;
  return property(said, 'say') === undefined || property(said, 'play', 'digits') !== undefined ? undefined : said;
}
