import type { Happening } from '@aybiza/call-log';
import { advance, type DialogueCommand } from '@aybiza/dialogue';
import { assertNever } from '@aybiza/foundation/assert-never';
import { type Draft, isLive, update, updateFloor } from './draft.ts';
import type { Speech } from './state.ts';

export const SILENCE_TIMER = 'silence';

/** Takes a happening into the conversation and turns what it asks for into what the call does. */
export function tellDialogue(draft: Draft, happening: Happening): void {
  if (!isLive(draft)) return;
  const next = advance(draft.statechart, draft.call.dialogue, happening);
  draft.log.push(happening, ...next.records);
  update(draft, { dialogue: next.dialogue });
  for (const command of next.commands) carryOver(draft, command);
}

function carryOver(draft: Draft, command: DialogueCommand): void {
  switch (command.type) {
    case 'speak':
      addSpeech(draft, { ...command, id: command.speech, open: false });
      draft.commands.push({ type: 'speak', speech: command.speech, text: command.text });
      return;
    case 'listen':
      stopTiming(draft);
      update(draft, { listening: { ticket: command.ticket, expectation: command.expectation } });
      draft.commands.push({ type: 'listen', expectation: command.expectation });
      return;
    case 'askModel':
      notListening(draft);
      if (command.speech !== null) addSpeech(draft, { ...command, id: command.speech, text: '', open: true });
      draft.commands.push({
        type: 'askModel',
        ticket: command.ticket,
        question: command.question,
        speech: command.speech,
      });
      return;
    case 'request':
      notListening(draft);
      draft.commands.push({
        type: 'request',
        ticket: command.ticket,
        request: command.request,
        timeoutMs: command.timeoutMs,
      });
      return;
    case 'transfer':
      notListening(draft);
      update(draft, {
        afterSpeech: { type: 'transfer', ticket: command.ticket, to: command.to, ringMs: command.ringMs },
      });
      return;
    case 'hangUp':
      notListening(draft);
      update(draft, { afterSpeech: { type: 'hangUp', outcome: command.outcome } });
      return;
    case 'startTimer':
    case 'cancelTimer':
      draft.commands.push(command);
      return;
    default:
      assertNever(command);
  }
}

function addSpeech(
  draft: Draft,
  { id, node, text, interruption, open }: Pick<Speech, 'id' | 'node' | 'text' | 'interruption' | 'open'>,
): void {
  if (!isLive(draft)) return;
  const speech: Speech = { id, node, text, interruption, heardMs: 0, totalMs: null, open };
  updateFloor(draft, { speeches: [...draft.call.floor.speeches, speech] });
}

function notListening(draft: Draft): void {
  stopTiming(draft);
  update(draft, { listening: null });
}

/** The caller speaks, or nothing is asked: silence does not count. */
export function stopTiming(draft: Draft): void {
  if (!isLive(draft) || draft.call.timedSilence === null) return;
  draft.commands.push({ type: 'cancelTimer', timer: SILENCE_TIMER });
  update(draft, { timedSilence: null });
}
