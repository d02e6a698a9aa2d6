import type { Approval } from './approval-source.ts';

/** What the dialog for publishing is for, this time. */
export type NextStep =
  /** Publish it. */
  | 'publish'
  /** Ask somebody else to. */
  | 'ask'
  /** Somebody else has to do something first. */
  | 'wait'
  /** Say yes or no to what was asked for. */
  | 'decide'
  /** Only look at what would change. */
  | 'look';

/** What this person can do next to bring the draft to the callers. */
export function nextStep({ isNeeded, may, isAlone, request }: Approval): NextStep {
  const status = request?.status;
  if (status === 'open' && may.publish && (!request?.isOwn || isAlone)) return 'decide';
  if (may.publish && (!isNeeded || status === 'approved')) return 'publish';
  if (!may.ask) return 'look';
  return status === 'open' || status === 'approved' ? 'wait' : 'ask';
}
