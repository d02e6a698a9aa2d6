import { type CallEvent, callEventSchema } from '@aybiza/call-log';

/** The entries of a call's log that this command knows; a newer installation may write others. */
export function knownEntries(entries: readonly unknown[]): CallEvent[] {
  return entries.flatMap((entry) => callEventSchema.safeParse(entry).data ?? []);
}

/** Lines for the entries of a call's log that people care for. */
export function describeEntries(entries: readonly unknown[]): string {
  return knownEntries(entries).map(toLine).join('');
}

function toLine(entry: CallEvent): string {
  switch (entry.type) {
    case 'agentSpoke':
      return `agent   ${entry.text}\n`;
    case 'callerSaid':
      return `caller  ${entry.text}\n`;
    case 'callerPressed':
      return `caller  [${entry.key}]\n`;
    case 'pickedUp':
      return `picked up by ${entry.by}\n`;
    default:
      return '';
  }
}
