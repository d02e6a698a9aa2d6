import { manner, SILENCE_TIMER, stopTiming, tellDialogue } from './converse.ts';
import { type Draft, endCall, isLive, update, updateFloor, updateSpeech } from './draft.ts';
import { heardText, isHeard } from './heard.ts';
import type { Held, LiveCall, Speech } from './state.ts';

/** How much a caller may say or press ahead while the agent cannot be interrupted. */
const MAX_HELD = 20;

/** The caller begins to speak: an agent that may be interrupted is silent at once. */
export function callerStarts(draft: Draft): void {
  if (!isLive(draft)) return;
  stopTiming(draft);
  const [speaking] = draft.call.floor.speeches;
  draft.log.push({ type: 'callerStartedSpeaking', duringSpeech: speaking?.id ?? null });
  updateFloor(draft, { callerSpeaks: true });
  if (speaking !== undefined && mayBeCut(speaking)) interrupt(draft);
}

/** The first words, after which who asked to be heard out for them may be cut short. */
const FIRST_WORDS_MS = 1_500;

function mayBeCut({ interruption, heardMs }: Speech): boolean {
  return interruption === 'allowed' || (interruption === 'afterFirstWords' && heardMs >= FIRST_WORDS_MS);
}

/** Cancels audio, never a transition: what was decided stands, what was not heard is forgotten. */
function interrupt(draft: Draft & { call: LiveCall }): void {
  const { speeches } = draft.call.floor;
  // What comes after the speech that is cut has not begun: only what must be heard stays.
  const cut = speeches.filter((speech) => speech.interruption !== 'protected');
  const kept = speeches.filter((speech) => speech.interruption === 'protected');
  draft.commands.push({ type: 'stopSpeaking' });
  updateFloor(draft, { speeches: kept.map((speech) => ({ ...speech, heardMs: 0, totalMs: null })) });
  for (const speech of kept)
    draft.commands.push({ type: 'speak', speech: speech.id, text: speech.text, ...manner(speech) });
  for (const [index, speech] of cut.entries()) {
    const heard = heardText(speech);
    if (index === 0) draft.log.push({ type: 'interrupted', speech: speech.id, heard });
    forget(draft, speech, heard);
  }
}

function forget(draft: Draft, speech: Speech, heard: string): void {
  // The words of a reply that is still being made are not in the log yet.
  if (speech.open && speech.text !== '') {
    draft.log.push({ type: 'agentSpoke', speech: speech.id, node: speech.node, text: speech.text, purpose: 'reply' });
  }
  tellDialogue(draft, { type: 'agentHeard', speech: speech.id, text: heard, complete: false });
}

/** What the caller said or pressed: used now, or as soon as the agent has finished what must be heard. */
export function callerGives(draft: Draft, given: Held): void {
  if (!isLive(draft)) return;
  const { floor } = draft.call;
  if (floor.speeches.length > 0) {
    updateFloor(draft, { held: [...floor.held, given].slice(-MAX_HELD) });
    return;
  }
  stopTiming(draft);
  if (given.type === 'pressed') tellDialogue(draft, { type: 'callerPressed', key: given.key });
  else {
    const { text, confidence } = given;
    tellDialogue(
      draft,
      confidence === undefined ? { type: 'callerSaid', text } : { type: 'callerSaid', text, confidence },
    );
  }
}

/** The caller has heard this much of a speech. */
export function speechHeard(draft: Draft, id: number, ms: number): void {
  updateSpeech(draft, id, (speech) => ({ ...speech, heardMs: Math.max(speech.heardMs, ms) }));
}

/** All sound of a speech is on its way. */
export function speechVoiced(draft: Draft, id: number, ms: number): void {
  updateSpeech(draft, id, (speech) => ({ ...speech, totalMs: ms }));
}

/** The model has finished its turn: its speech has its final words, or was none. */
export function closeReply(draft: Draft, text: string | null): void {
  if (!isLive(draft)) return;
  const open = draft.call.floor.speeches.find((speech) => speech.open);
  if (open === undefined) return;
  const words = text ?? open.text;
  if (words === '') updateFloor(draft, { speeches: draft.call.floor.speeches.filter((speech) => speech !== open) });
  else updateSpeech(draft, open.id, (speech) => ({ ...speech, text: words, open: false }));
}

/** Looks who has the floor after something changed, and does what waited for it. */
export function settle(draft: Draft): void {
  for (let rounds = 0; isLive(draft) && rounds <= MAX_HELD; rounds += 1) {
    finishHeard(draft);
    if (!isLive(draft) || draft.call.floor.speeches.length > 0) return;
    const [held, ...rest] = draft.call.floor.held;
    if (held === undefined || draft.call.afterSpeech !== null) break;
    updateFloor(draft, { held: rest });
    callerGives(draft, held);
  }
  if (isLive(draft) && draft.call.floor.speeches.length === 0) whenSilent(draft);
}

function finishHeard(draft: Draft): void {
  while (isLive(draft)) {
    const [first, ...rest] = draft.call.floor.speeches;
    if (first === undefined || !isHeard(first)) return;
    updateFloor(draft, { speeches: rest });
    tellDialogue(draft, { type: 'agentHeard', speech: first.id, text: first.text, complete: true });
  }
}

/** The agent has said everything. */
function whenSilent(draft: Draft & { call: LiveCall }): void {
  const { afterSpeech, listening, floor, timedSilence, away } = draft.call;
  if (afterSpeech?.type === 'hangUp') {
    endCall(draft, { outcome: afterSpeech.outcome, reason: away ? 'transferred' : 'finished' });
  } else if (afterSpeech?.type === 'transfer') {
    draft.commands.push(afterSpeech);
    update(draft, { afterSpeech: null, away: true });
  } else if (afterSpeech?.type === 'hold') {
    draft.commands.push(afterSpeech);
    update(draft, { afterSpeech: null });
  } else if (listening !== null && !floor.callerSpeaks && timedSilence !== listening.ticket) {
    draft.commands.push({ type: 'startTimer', timer: SILENCE_TIMER, delayMs: listening.expectation.silenceMs });
    update(draft, { timedSilence: listening.ticket });
  }
}
