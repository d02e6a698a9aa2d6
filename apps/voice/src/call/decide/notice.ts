import { agrees } from '@aybiza/dialogue';
import type { Values } from '@aybiza/statechart';
import type { CallInput, Notice } from '../call-input.ts';
import { NOT_HEARD, tellDialogue } from './converse.ts';
import { type Draft, isLive, type LiveDraft, update, updateFloor } from './draft.ts';
import { grantRecording, refuseRecording } from './recording-right.ts';
import type { Held } from './state.ts';

/** Number of the sentence before the flow: the dialogue counts its speeches from 1, operators downwards from -1. */
export const NOTICE_SPEECH = 1_000_000;
/** Whoever says nothing for so long after the question has not agreed. */
const CONSENT_MS = 7_000;
export const CONSENT_TIMER = 'consent';

/** The call begins: what the caller must know first is said first, and nothing is recorded before they have heard it. */
export function beginCall(draft: LiveDraft, { values, notice }: { values: Values; notice: Notice | null }): void {
  if (notice === null) {
    tellDialogue(draft, { type: 'began', values });
    return;
  }
  const { text, asks, isAboutRecording } = notice;
  draft.log.push({ type: 'announced', text, asks });
  if (isAboutRecording) {
    const wanted = draft.statechart.settings.recordsFromStart ? 'start' : 'stop';
    update(draft, { recordingRight: { state: 'announcing', wanted, begins: asks ? values : null } });
    draft.commands.push({ type: 'setRecording', mode: 'stop' });
  }
  sayOwn(draft, NOTICE_SPEECH, text);
  if (!asks) tellDialogue(draft, { type: 'began', values });
}

/** A sentence of the line's own, which nobody interrupts. Said twice at once, it is said once. */
export function sayOwn(draft: LiveDraft, id: number, text: string): void {
  const { speeches } = draft.call.floor;
  if (speeches.some((speech) => speech.id === id)) return;
  draft.log.push({ type: 'agentSpoke', speech: id, node: '', text, purpose: 'say' });
  draft.commands.push({ type: 'speak', speech: id, text });
  const speech = { id, node: '', text, interruption: 'protected', open: false, ...NOT_HEARD } as const;
  updateFloor(draft, { speeches: [...speeches, speech] });
}

/** The caller has heard the sentence to its end. */
export function noticeHeard(draft: Draft): void {
  if (!isLive(draft) || draft.call.recordingRight.state !== 'announcing') return;
  if (draft.call.recordingRight.begins === null) {
    grantRecording(draft);
    return;
  }
  update(draft, { recordingRight: { ...draft.call.recordingRight, state: 'asking' } });
  draft.commands.push({ type: 'startTimer', timer: CONSENT_TIMER, delayMs: CONSENT_MS });
}

/** The sentence got lost with its voice: then nothing is recorded, and the call goes on. */
export function noticeLost(draft: Draft): void {
  if (!isLive(draft) || draft.call.recordingRight.state !== 'announcing') return;
  if (draft.call.floor.speeches.some(({ id }) => id === NOTICE_SPEECH)) return;
  answerNotice(draft, false);
}

/** What the caller says to the question whether the call may be recorded; false when nobody has asked. */
export function consentGiven(draft: Draft, given: Held): boolean {
  if (!isLive(draft) || draft.call.recordingRight.state !== 'asking') return false;
  answerNotice(draft, given.type === 'pressed' ? given.key === '1' : agrees(given.text));
  return true;
}

/** Records or does not, and lets the flow begin. */
export function answerNotice(draft: Draft, given: boolean): void {
  if (!isLive(draft)) return;
  const { begins } = draft.call.recordingRight;
  draft.commands.push({ type: 'cancelTimer', timer: CONSENT_TIMER });
  draft.log.push({ type: 'consented', given });
  update(draft, { recordingRight: { ...draft.call.recordingRight, begins: null } });
  if (given) grantRecording(draft);
  else refuseRecording(draft);
  if (begins === null) return;
  tellDialogue(draft, { type: 'began', values: begins });
  const { pickedUp } = draft.call.recordingRight;
  if (pickedUp !== undefined) personPickedUp(draft, pickedUp);
}

/** A second verdict on who picked up, and one about a call that nobody placed, changes nothing; before the flow it is kept for it. */
export function personPickedUp(draft: LiveDraft, by: Extract<CallInput, { type: 'pickedUp' }>['by']): void {
  const { dialogue, recordingRight } = draft.call;
  const { wait } = dialogue;
  if (recordingRight.begins !== null) update(draft, { recordingRight: { ...recordingRight, pickedUp: by } });
  else if (wait?.kind === 'hello' && wait.outbound) tellDialogue(draft, { type: 'pickedUp', wait: wait.ticket, by });
}
