import type { CallEventBody } from '@aybiza/call-log';
import type { StateConfig, Statechart, Values } from '@aybiza/statechart';
import { MASK } from './cards/mask.ts';
import { type Dialogue, variablesOf, type Wait } from './dialogue.ts';

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
        return { ...entry, text: MASK };
      case 'variableSet':
        return entry.name === variable ? { ...entry, value: MASK.repeat(String(entry.value).length) } : entry;
      default:
        return entry;
    }
  });
}

/** What is kept of a call's variables once it is over: those that a masked keypad fills are as long as they were, and unreadable. */
export function keptVariables(statechart: Statechart, dialogue: Dialogue): Values {
  const secret = new Set(secretsIn(statechart.machine));
  const kept = Object.entries(variablesOf(dialogue)).map(([name, value]) =>
    secret.has(name) ? [name, MASK.repeat(String(value).length)] : [name, value],
  );
  return Object.fromEntries(kept);
}

/** The variables that masked keypads of a state and the states inside it fill. */
function secretsIn({ entry = [], states = {} }: StateConfig): string[] {
  const here = entry.flatMap((action) =>
    action.type === 'listen' && action.params.ask.kind === 'keypad' && action.params.ask.masked
      ? [action.params.ask.variable]
      : [],
  );
  return [...here, ...Object.values(states).flatMap(secretsIn)];
}
