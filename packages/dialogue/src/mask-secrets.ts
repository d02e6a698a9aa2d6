import type { CallEventBody } from '@aybiza/call-log';
import type { Wait } from './dialogue.ts';

const MASK = '•';

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
