import { type ActionOf, isOpenAt, type StatechartEvent } from '@aybiza/statechart';
import type { ConsultWait } from './dialogue.ts';
import { textVariable, variablesOf } from './dialogue.ts';
import { drawTicket, setWait, type TurnDraft } from './turn-draft.ts';
import { hearHandlersOnly, type WaitBehaviour } from './wait-behaviour.ts';

/** Lets the clock or a lot decide. Both enter as an event, so that the call stays a function of its happenings. */
export function enterConsult(
  draft: TurnDraft,
  decides: ActionOf<'draw'> | ActionOf<'lookAtClock'>,
): StatechartEvent | null {
  const { node } = decides.params;
  const sticky = decides.type === 'draw' && decides.params.sticky;
  const caller = textVariable(variablesOf(draft.dialogue), 'caller_number');
  // The same caller always goes the same way, on every machine: no lot is needed.
  if (decides.type === 'draw' && sticky && caller !== '') return { type: armFor(decides, hashOf(`${node} ${caller}`)) };
  const ticket = drawTicket(draft);
  setWait(draft, { kind: 'consult', node, ticket, decides, carried: draft.carried });
  draft.commands.push({ type: 'consult', ticket, node });
  return null;
}

/** The arm on which a number from 0 to below 1 falls. */
function armFor({ params: { arms } }: ActionOf<'draw'>, chance: number): string {
  const whole = arms.reduce((sum, { share }) => sum + share, 0);
  let left = chance * whole;
  for (const { port, share } of arms) {
    if (left < share) return port;
    left -= share;
  }
  return arms.findLast(({ share }) => share > 0)?.port ?? arms[0]?.port ?? 'error';
}

/** FNV-1a (32 bit) as a number from 0 to below 1: spreads callers evenly and needs no key. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) / 2 ** 32;
}

function decide({ decides }: ConsultWait, { now, chance }: { now: number; chance: number }): string {
  if (decides.type === 'draw') return armFor(decides, chance);
  return isOpenAt(decides.params.schedule, now) ? 'open' : 'closed';
}

export const consultBehaviour: WaitBehaviour<'consult'> = {
  ...hearHandlersOnly,
  reported(draft, wait, report) {
    if (report.type !== 'consulted') return null;
    draft.carried = wait.carried;
    return { type: decide(wait, report) };
  },
};
