import type { CallInput } from '../call-input.ts';
import { tellDialogue, tellDialogueAnyway } from './converse.ts';
import { type Draft, isLive } from './draft.ts';
import { goOn, restoreEquipment, sayAll, toRepeat } from './resume.ts';
import { follow, NEW_STANDING, type Standing, toLiveCall } from './standing.ts';
import { callerGives } from './turn.ts';

/**
 * Begins at a turn of an earlier call: what happened until then is gone through again without being done, and the log keeps it, so that
 * this call is a function of its own log. What was asked of the world there is answered as it was. From then on the call is as any other.
 */
export function goBack(draft: Draft, { goingBack, at }: Extract<CallInput, { type: 'wentBack' }>): void {
  const { happenings, answer, instead, callId, seq, fits } = goingBack;
  let standing: Standing = NEW_STANDING;
  for (const happening of happenings) {
    const step: Draft = { statechart: draft.statechart, call: toLiveCall(standing), commands: [], log: [] };
    tellDialogueAnyway(step, happening);
    draft.log.push(...step.log);
    standing = follow(standing, { state: step.call, commands: step.commands, log: step.log, at });
  }
  draft.log.push({ type: 'wentBack', callId, beforeSeq: seq, fits });
  if (!isLive(draft)) return;
  draft.call = toLiveCall(standing);
  restoreEquipment(draft, standing, at);
  // Other words belong to the place where they were to be said, and a changed flow may not come there.
  const given = fits ? instead : null;
  if (given === null) sayAll(draft, toRepeat(standing));
  if (standing.asked !== null && answer !== null) tellDialogue(draft, answer);
  else if (standing.asked !== null) goOn(draft, standing.asked, null);
  if (given !== null) callerGives(draft, given);
}
