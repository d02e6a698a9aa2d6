import type { CallRecord } from '@aybiza/call-log';
import type { Performing } from './performing.ts';

type Attempted = Extract<CallRecord, { type: 'attempted' }>;

/**
 * Does what cannot be taken back. The intent is in the log before it is done, so that a process which takes the call over does not
 * do it again; and a process that has lost the call does nothing. While the database is away the call goes on without, as long as its
 * far end is heard: where that is gone as well, it is this process that is cut off, and another one may have the call.
 */
export async function attempt(
  { note, records, isCutOff, signal }: Pick<Performing, 'note' | 'records' | 'isCutOff' | 'signal'>,
  { wait, what }: Omit<Attempted, 'type'>,
  act: () => Promise<void>,
): Promise<void> {
  note({ type: 'attempted', wait, what });
  while (!signal.aborted) {
    const answer = await records.mayAct();
    if (answer === 'lost') return;
    // It takes a second to be told that nothing can be written: so often this is asked again.
    if (answer === 'written' || !isCutOff()) return act();
  }
}
