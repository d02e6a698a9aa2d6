import type { CallEventBody } from '@aybiza/call-log';
import type { Statechart } from '@aybiza/statechart';
import type { CallCommand } from '../command.ts';
import type { CallState, EndReason, Floor, LiveCall, Speech } from './state.ts';

/** One decision in the making. Mutable inside `decide` only, which is pure to its callers. */
export interface Draft {
  readonly statechart: Statechart;
  call: CallState;
  readonly commands: CallCommand[];
  readonly log: CallEventBody[];
}

/** Of a call that is under way. */
export type LiveDraft = Draft & { call: LiveCall };

export function isLive(draft: Draft): draft is LiveDraft {
  return draft.call.status === 'live';
}

export function update(draft: Draft, change: Partial<LiveCall>): void {
  if (isLive(draft)) draft.call = { ...draft.call, ...change };
}

export function updateFloor(draft: Draft, change: Partial<Floor>): void {
  if (isLive(draft)) update(draft, { floor: { ...draft.call.floor, ...change } });
}

export function updateSpeech(draft: Draft, id: number, change: (speech: Speech) => Partial<Speech>): void {
  if (isLive(draft))
    updateFloor(draft, {
      speeches: draft.call.floor.speeches.map((speech) =>
        speech.id === id ? { ...speech, ...change(speech) } : speech,
      ),
    });
}

export function endCall(draft: Draft, end: { outcome: string; reason: EndReason; apologise?: boolean }): void {
  if (!isLive(draft)) return;
  const { outcome, reason } = end;
  draft.log.push({ type: 'callEnded', outcome, reason });
  draft.commands.push({ type: 'closeLine', apologise: end.apologise ?? false });
  const { dialogue } = draft.call;
  setCall(draft, { status: 'ended', dialogue, outcome, reason });
}

/** Inside a check for `live` the compiler would only take a live call. */
function setCall(draft: Draft, call: CallState): void {
  draft.call = call;
}
