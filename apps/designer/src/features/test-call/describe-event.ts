import type { CallEvent } from '@aybiza/call-log';
import type { WordsOf } from '../../language/strings.ts';
import type { testCallStrings } from './strings.ts';

/** What a log entry is called where people look at it; every kind has a name. */
export function eventName({ type }: CallEvent, { events }: WordsOf<typeof testCallStrings>): string {
  return events.names[type];
}

/** What else the entry says, as the log has it. */
export function eventDetails(event: CallEvent): string {
  const { seq: _seq, at: _at, type: _type, ...details } = event;
  const entries = Object.entries(details);
  return entries.map(([name, value]) => `${name}: ${shown(value)}`).join(' · ');
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
