import type { Pause } from '../../audio/find-pauses.ts';
import { goOn } from './barge-in.ts';
import { SILENCE_TIMER, stopTiming, tellDialogue } from './converse.ts';
import { type Draft, endCall, isLive, update, updateFloor, updateSpeech } from './draft.ts';
import { asHeard, isHeard, isOfOperator } from './heard.ts';
import { consentGiven, NOTICE_SPEECH, noticeHeard } from './notice.ts';
import type { Held, LiveCall } from './state.ts';
import { heedWish } from './wish.ts';

/** How much a caller may say or press ahead while the agent cannot be interrupted. */
const MAX_HELD = 20;
/** Whoever writes takes so many times as long to answer as whoever speaks, */
const WRITING_TAKES = 8;
/** and is asked again after this at the latest: nothing may happen in a call for longer (`IDLE_LIMIT_MS`). */
const LONGEST_WRITING_MS = 60_000;

/** What the caller said or pressed: used now, or as soon as the agent has finished what must be heard. */
export function callerGives(draft: Draft, given: Held): void {
  if (!isLive(draft)) return;
  const { floor } = draft.call;
  if (given.type === 'said' && heedWish(draft, given.text)) return;
  if (floor.speeches.length > 0) {
    updateFloor(draft, { held: [...floor.held, given].slice(-MAX_HELD) });
    return;
  }
  if (consentGiven(draft, given)) return;
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

/** The caller has heard this much of a speech. What is said again after a pause was heard before. */
export function speechHeard(draft: Draft, id: number, { ms, at }: { ms: number; at: number }): void {
  updateSpeech(draft, id, ({ reachedAt, heardMs }) => ({
    reachedAt: reachedAt ?? at,
    ...(ms < heardMs ? {} : { heardMs: ms, heardAt: at }),
  }));
}

/** All sound of a speech is on its way. */
export function speechVoiced(draft: Draft, id: number, { ms, pauses }: { ms: number; pauses: readonly Pause[] }): void {
  updateSpeech(draft, id, ({ text }) => ({ totalMs: ms, voiced: { letters: text.length, ms, pauses } }));
}

/** The model has finished its turn: its speech has its final words, or was none. */
export function closeReply(draft: Draft, text: string | null): void {
  if (!isLive(draft)) return;
  const open = draft.call.floor.speeches.find((speech) => speech.open);
  if (open === undefined) return;
  const words = text ?? open.text;
  if (words === '') updateFloor(draft, { speeches: draft.call.floor.speeches.filter((speech) => speech !== open) });
  else updateSpeech(draft, open.id, () => ({ text: words, open: false }));
}

/** Looks who has the floor after something changed, and does what waited for it. */
export function settle(draft: Draft, now: number): void {
  for (let rounds = 0; isLive(draft) && rounds <= MAX_HELD; rounds += 1) {
    finishHeard(draft, now);
    if (!isLive(draft) || draft.call.floor.speeches.length > 0 || draft.call.operator !== null) return;
    goOn(draft, 'noise');
    const [held, ...rest] = draft.call.floor.held;
    if (held === undefined || draft.call.afterSpeech !== null) break;
    updateFloor(draft, { held: rest });
    callerGives(draft, held);
  }
  if (isLive(draft) && draft.call.floor.speeches.length === 0) whenSilent(draft);
}

function finishHeard(draft: Draft, now: number): void {
  while (isLive(draft)) {
    const [first, ...rest] = draft.call.floor.speeches;
    if (first === undefined || !isHeard(first)) return;
    updateFloor(draft, { speeches: rest, lastSaid: { text: first.text, at: now } });
    update(draft, { voiceFailures: 0 });
    if (isOfOperator(first)) continue;
    tellDialogue(draft, asHeard(first, { text: first.text, complete: true }));
    if (first.id === NOTICE_SPEECH) noticeHeard(draft);
  }
}

/** The agent has said everything. */
function whenSilent(draft: Draft & { call: LiveCall }): void {
  const { afterSpeech, listening, floor, timedSilence, away, isReading } = draft.call;
  if (afterSpeech?.type === 'hangUp') {
    endCall(draft, { outcome: afterSpeech.outcome, reason: away ? 'transferred' : 'finished' });
  } else if (afterSpeech?.type === 'transfer') {
    draft.commands.push(afterSpeech);
    update(draft, { afterSpeech: null, away: true });
  } else if (afterSpeech?.type === 'hold') {
    draft.commands.push(afterSpeech);
    update(draft, { afterSpeech: null });
  } else if (listening !== null && !floor.callerSpeaks && timedSilence !== listening.ticket) {
    const { silenceMs } = listening.expectation;
    const delayMs = isReading
      ? Math.max(silenceMs, Math.min(silenceMs * WRITING_TAKES, LONGEST_WRITING_MS))
      : silenceMs;
    draft.commands.push({ type: 'startTimer', timer: SILENCE_TIMER, delayMs });
    update(draft, { timedSilence: listening.ticket });
  }
}
