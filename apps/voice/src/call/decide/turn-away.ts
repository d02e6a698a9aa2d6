import { LIMIT_REACHED, TURNED_AWAY } from '@aybiza/call-log';
import type { CallInput, TransferOutcome } from '../call-input.ts';
import { leaveUnbegun } from './converse.ts';
import { type Draft, endCall, isLive, type LiveDraft } from './draft.ts';

/**
 * A limit of the workspace is reached: the flow does not begin. The caller hears the workspace's sentence to its end and is put through to
 * the flow's fallback number where it names one; nobody is left without a word.
 */
export function turnAway(draft: LiveDraft, { limit, text, to }: Extract<CallInput, { type: 'turnedAway' }>): void {
  draft.log.push({ type: 'noted', code: LIMIT_REACHED, detail: limit });
  leaveUnbegun(draft, { text, to, outcome: TURNED_AWAY });
}

/** The conversation is over, and what was left was to put the caller through: whether somebody took them or not, the call ends. */
export function leftAfterTransfer(draft: Draft, outcome: TransferOutcome): void {
  if (!isLive(draft) || !draft.call.dialogue.ended || draft.call.afterSpeech !== null) return;
  if (draft.call.floor.speeches.length > 0) return;
  endCall(draft, { outcome: TURNED_AWAY, reason: outcome === 'answered' ? 'transferred' : 'finished' });
}
