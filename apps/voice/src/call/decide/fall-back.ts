import type { CallInput } from '../call-input.ts';
import { tellDialogueAnyway } from './converse.ts';
import { type Draft, endCall, isLive } from './draft.ts';

/** Where the compiler leads whoever has no handler for errors. */
const BUILT_IN_APOLOGY = '$apology';

/**
 * A call that breaks again and again goes where its flow catches errors. Where that is nowhere, or breaks too, the line takes leave and
 * rings the flow's fallback number; without one the flow's own apology is said.
 */
export function fallBack(draft: Draft, { code, detail }: Extract<CallInput, { type: 'beyondRepair' }>): void {
  const caught: Draft = { ...draft, commands: [], log: [] };
  tellDialogueAnyway(caught, { type: 'broke', code, detail });
  if (goesOn(caught) || draft.statechart.settings.fallbackNumber === undefined) {
    draft.call = caught.call;
    draft.commands.push(...caught.commands);
    draft.log.push(...caught.log);
    return;
  }
  draft.log.push({ type: 'noted', code, detail });
  endCall(draft, { outcome: 'failed', reason: 'failed', apologise: true });
}

/** A handler of the flow has taken the call. */
function goesOn(draft: Draft): boolean {
  const moves = draft.log.flatMap((entry) => (entry.type === 'moved' ? [entry.to] : []));
  const isStepped = isLive(draft) && !draft.log.some((entry) => entry.type === 'noted' && entry.code === 'STEP_FAILED');
  return isStepped && moves.length > 0 && !moves.includes(BUILT_IN_APOLOGY);
}
