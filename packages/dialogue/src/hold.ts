import {
  type ActionOf,
  type StatechartEvent,
  toValue,
  type Value,
  type Values,
  valueAtPointer,
} from '@aybiza/statechart';
import type { Wait } from './dialogue.ts';
import { drawTicket, render, setWait, speak, type TurnDraft } from './turn-draft.ts';

/** Nothing is said until the state's own timer, or another system, ends it. */
export function enterHold(draft: TurnDraft, params: ActionOf<'hold'>['params'], variables: Values): void {
  const { node, announcement, sound } = params;
  setWait(draft, { kind: 'hold', node, ticket: drawTicket(draft), hold: params });
  if (announcement !== undefined)
    speak(draft, render(draft, announcement, { variables }), { node, interruption: 'allowed', purpose: 'say' });
  draft.commands.push({ type: 'hold', node, music: sound === 'music' });
}

/** A signal counts only while it is waited for. */
export function signalArrived(
  wait: Wait | null,
  { signal, body }: { signal: string; body: unknown },
): StatechartEvent | null {
  if (wait?.kind !== 'hold' || wait.hold.signal !== signal) return null;
  const value = toValue(body);
  const mapped = wait.hold.mapping.map(({ variable, pointer }): [string, Value] => [
    variable,
    valueAtPointer(value, pointer),
  ]);
  return { type: 'arrived', values: Object.fromEntries(mapped) };
}
