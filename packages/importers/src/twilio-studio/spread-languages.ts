import { readLanguage } from '../language-tag.ts';
import { kindOf, property, type StudioFlow, type StudioStep } from './studio-flow.ts';
import type { StudioPaths } from './studio-paths.ts';

/** Which language callers hear, step by step. */
export interface SpokenLanguages {
  /** The first one a caller hears: that of the flow. */
  readonly first: string | undefined;
  /** Steps before which the language has to be switched, and to which. */
  readonly switches: ReadonlyMap<string, string>;
}

const MOST_LANGUAGES = 20;

/**
 * In Studio each widget names its language; here a call is in one until it is switched. A switch stands before each widget to which
 * some way leads on which another language was spoken last.
 */
export function spreadLanguages(flow: StudioFlow, paths: StudioPaths): SpokenLanguages {
  const own = new Map<string, string>();
  for (const step of flow.steps.values()) {
    const language = isSpeaking(step)
      ? readLanguage(property(step, 'language', 'gather_language', 'gatherLanguage'))
      : undefined;
    if (language !== undefined && own.size < 10_000) own.set(step.name, language);
  }
  const first = firstLanguage(flow, paths, own);
  if (first === undefined || new Set(own.values()).size === 1) return { first, switches: new Map() };
  const heard = new Map<string, Set<string>>();
  const open: { name: string; language: string }[] = [{ name: paths.entry?.next ?? flow.initial, language: first }];
  for (let arrival = open.pop(); arrival !== undefined; arrival = open.pop()) {
    const known = heard.get(arrival.name) ?? new Set<string>();
    if (known.has(arrival.language) || known.size >= MOST_LANGUAGES) continue;
    heard.set(arrival.name, known.add(arrival.language));
    const language = own.get(arrival.name) ?? arrival.language;
    for (const { next } of flow.steps.get(arrival.name)?.transitions ?? [])
      if (next !== undefined) open.push({ name: next, language });
  }
  const switches = [...own].filter(([name, language]) =>
    [...(heard.get(name) ?? [])].some((other) => other !== language),
  );
  return { first, switches: new Map(switches) };
}

function isSpeaking(step: StudioStep): boolean {
  return ['say-play', 'gather-input-on-call'].includes(kindOf(step));
}

/** The language of the speaking step that is nearest to the entry. */
function firstLanguage(flow: StudioFlow, paths: StudioPaths, own: ReadonlyMap<string, string>): string | undefined {
  const seen = new Set<string>();
  for (let row = [paths.entry?.next ?? flow.initial]; row.length > 0; ) {
    const found = row.map((name) => own.get(name)).find((language) => language !== undefined);
    if (found !== undefined) return found;
    for (const name of row) seen.add(name);
    const next = row.flatMap((name) => flow.steps.get(name)?.transitions.map((transition) => transition.next) ?? []);
    row = [...new Set(next)].filter((name) => name !== undefined).filter((name) => !seen.has(name));
  }
  return undefined;
}
