import type { AppRouter, inferRouterInputs } from '@aybiza/api';

export type Scope = inferRouterInputs<AppRouter>['apiKey']['create']['scopes'][number];

/** Every scope once, in the words of people: while one is missing here, this does not compile. */
const WORDS: Readonly<Record<Scope, string>> = {
  'agents:read': 'Read agents',
  'agents:write': 'Create, change and delete agents',
  'flows:read': 'Read flows',
  'flows:write': 'Change drafts',
  'flows:publish': 'Publish',
  'knowledge:read': 'Read documents',
  'knowledge:write': 'Add, change and delete documents',
  'calls:read': 'Read calls, with what was said',
  'calls:create': 'Make test calls',
  'calls:place': 'Have people called',
  'calls:signal': 'Report to calls that wait',
  'calls:control': 'Take part in live calls',
  'calls:retry': 'Repeat steps after calls',
  'contacts:read': 'Read contacts',
  'contacts:write': 'Change and erase contacts',
  'callbacks:read': 'Read call-backs',
  'callbacks:write': 'Plan and settle call-backs',
  'campaigns:read': 'Read campaigns and their results',
  'campaigns:write': 'Make, pause and cancel campaigns',
  'calendar:read': 'Read the calendar',
  'numbers:read': 'Read phone numbers',
  'numbers:write': 'Connect and remove phone numbers',
  'widgets:read': 'Read web widgets',
  'widgets:write': 'Create, change and remove web widgets',
  'webhooks:read': 'Read webhooks',
  'webhooks:write': 'Add and delete webhooks',
  'credentials:read': 'Read which credentials there are',
  'credentials:write': 'Change credentials',
  'providers:read': 'Read provider accounts',
  'providers:write': 'Change provider accounts',
  'alerts:read': 'Read alerts',
  'alerts:write': 'Change rules of alerts',
  'usage:read': 'Read usage and limits',
  'usage:write': 'Change limits and prices',
  'system:read': 'Read how the installation is equipped',
};

const TITLES: readonly (readonly [title: string, nouns: readonly string[]])[] = [
  ['Agents', ['agents', 'flows', 'knowledge']],
  ['Calls', ['calls']],
  ['People', ['contacts', 'callbacks', 'campaigns', 'calendar']],
  ['Settings', ['numbers', 'widgets', 'webhooks', 'credentials', 'providers', 'alerts', 'usage', 'system']],
];

const isScope = (text: string): text is Scope => Object.hasOwn(WORDS, text);
const SCOPES = Object.keys(WORDS).filter(isScope);

/** All scopes by what they are about. */
export const SCOPE_GROUPS = TITLES.map(([title, nouns]) => ({
  title,
  scopes: SCOPES.filter((scope) => nouns.includes(scope.split(':')[0] ?? '')).map((scope) => ({
    scope,
    label: WORDS[scope],
  })),
}));
