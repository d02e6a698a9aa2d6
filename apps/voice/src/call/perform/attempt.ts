import type { CallRecord } from '@aybiza/call-log';
import type { Performing } from './performing.ts';

type Attempted = Extract<CallRecord, { type: 'attempted' }>;

/**
 * Does what cannot be taken back. The intent is in the log before it is done, so that a process which takes the call over does not
 * do it again; and a process that has lost the call does nothing.
 */
export async function attempt(
  { note, records }: Pick<Performing, 'note' | 'records'>,
  { wait, what }: Omit<Attempted, 'type'>,
  act: () => Promise<void>,
): Promise<void> {
  note({ type: 'attempted', wait, what });
  if (await records.mayAct()) await act();
}
