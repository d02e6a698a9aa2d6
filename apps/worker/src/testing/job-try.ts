import type { WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import type { JobTry } from '../job-handler.ts';

/** A first try of a job. */
export function aTry<Payload>(
  workspaceId: WorkspaceId,
  payload: Payload,
  changes: Partial<JobTry<Payload>> = {},
): JobTry<Payload> {
  const signal = new AbortController().signal;
  return { id: newId('outbox'), workspaceId, payload, isLastTry: false, signal, ...changes };
}
