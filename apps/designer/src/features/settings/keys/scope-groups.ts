import type { AppRouter, inferRouterInputs } from '@aybiza/api';
import type { WordsOf } from '../../../language/strings.ts';
import type { scopeStrings } from './strings.ts';

export type Scope = inferRouterInputs<AppRouter>['apiKey']['create']['scopes'][number];

/** Which nouns of scopes belong together. */
const GROUPS = [
  ['agents', ['agents', 'flows', 'knowledge']],
  ['calls', ['calls']],
  ['people', ['contacts', 'callbacks', 'campaigns', 'calendar']],
  ['settings', ['numbers', 'widgets', 'webhooks', 'credentials', 'providers', 'alerts', 'usage', 'system']],
] as const;

/** All scopes by what they are about. */
export function scopeGroups(strings: WordsOf<typeof scopeStrings>) {
  // Every scope once: while one has no words, this does not compile.
  const words: Readonly<Record<Scope, string>> = strings.scopes;
  const isScope = (text: string): text is Scope => Object.hasOwn(words, text);
  const all = Object.keys(words).filter(isScope);
  return GROUPS.map(([group, nouns]) => ({
    title: strings.groups[group],
    scopes: all
      .filter((scope) => nouns.some((noun) => scope.startsWith(`${noun}:`)))
      .map((scope) => ({ scope, label: words[scope] })),
  }));
}
