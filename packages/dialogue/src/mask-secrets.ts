import type { CallEventBody } from '@aybiza/call-log';
import type { StateConfig, Statechart, Values } from '@aybiza/statechart';
import { mapStrings } from './cards/map-strings.ts';
import { MASK } from './cards/mask.ts';
import { type Dialogue, variablesOf, type Wait } from './dialogue.ts';

/** A shorter row of digits stands for too much else to be looked for in other words. */
const SHORTEST_SECRET = 3;

/**
 * Entries for the log with what must not be kept made unreadable: keys and words given to a masked keypad and the value they
 * make. As many keys stay as were pressed, so that stepping through the log again leads the same way.
 */
export function maskSecrets(wait: Wait | null, entries: readonly CallEventBody[]): readonly CallEventBody[] {
  if (wait?.kind !== 'keypad' || !wait.ask.masked) return entries;
  const { variable } = wait.ask;
  return entries.map((entry): CallEventBody => {
    switch (entry.type) {
      case 'callerPressed':
        return /\d/.test(entry.key) ? { ...entry, key: MASK } : entry;
      case 'callerSaid':
      case 'wentOn':
        return { ...entry, text: MASK };
      case 'variableSet':
        return entry.name === variable ? { ...entry, value: MASK.repeat(String(entry.value).length) } : entry;
      default:
        return entry;
    }
  });
}

/** What is kept of a call's variables once it is over: those that a masked keypad fills, and copies of them, are as long as they were, and unreadable. */
export function keptVariables(statechart: Statechart, dialogue: Dialogue): Values {
  const names = secretNames(statechart);
  if (names.length === 0) return variablesOf(dialogue);
  const given = secretsGiven(statechart, dialogue);
  const kept = Object.entries(variablesOf(dialogue)).map(([name, value]) =>
    names.includes(name) || given.includes(String(value))
      ? [name, MASK.repeat(String(value).length)]
      : [name, concealSecrets(value, given)],
  );
  return Object.fromEntries(kept);
}

/** Whether a flow asks for anything in secret. */
export function asksInSecret(statechart: Statechart): boolean {
  return secretNames(statechart).length > 0;
}

/** The digits that callers have given in secret so far, and that are long enough to be told from others. */
export function secretsGiven(statechart: Statechart, dialogue: Dialogue): readonly string[] {
  const names = secretNames(statechart);
  if (names.length === 0) return names;
  const variables = variablesOf(dialogue);
  return names
    .map((name) => (Object.hasOwn(variables, name) ? String(variables[name]) : ''))
    .filter((value) => value.length >= SHORTEST_SECRET && /^\d+$/.test(value));
}

/** The same data (JSON) without these digits, also grouped: a flow may have said, sent or copied what it was given. */
export function concealSecrets<Data>(data: Data, secrets: readonly string[]): Data {
  if (secrets.length === 0) return data;
  const patterns = secrets.map((digits) => new RegExp(`(?<!\\d)${[...digits].join('[\\s.,-]{0,2}')}(?!\\d)`, 'g'));
  return mapStrings(data, (text) =>
    patterns.reduce((left, pattern) => left.replace(pattern, (row) => row.replace(/\d/g, MASK)), text),
  );
}

/** An entry for the log without these digits; the same one where it has none of them. A copy may have become a number. */
export function concealInEntry(entry: CallEventBody, secrets: readonly string[]): CallEventBody {
  if (secrets.length === 0) return entry;
  if ((entry.type === 'variableSet' || entry.type === 'tagged') && secrets.includes(String(entry.value)))
    return { ...entry, value: MASK.repeat(String(entry.value).length) };
  return concealSecrets(entry, secrets);
}

/** By the root of their states: a statechart never changes, and each decision of each of its calls asks. */
const found = new WeakMap<StateConfig, readonly string[]>();

/** The variables that masked keypads fill. */
function secretNames({ machine }: Statechart): readonly string[] {
  const known = found.get(machine);
  if (known !== undefined) return known;
  const names = [...new Set(namesIn(machine))];
  found.set(machine, names);
  return names;
}

function namesIn({ entry = [], states = {} }: StateConfig): string[] {
  const here = entry.flatMap((action) =>
    action.type === 'listen' && action.params.ask.kind === 'keypad' && action.params.ask.masked
      ? [action.params.ask.variable]
      : [],
  );
  return [...here, ...Object.values(states).flatMap(namesIn)];
}
