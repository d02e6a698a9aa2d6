import type { Destination } from '../draft-state.ts';
import { type Connect, errorWay, to } from './connect-context.ts';
import { type ConnectAction, errorOf, isOn, numberParameter, parameter } from './connect-flow.ts';

/** What is asked, and how long the caller has. */
export interface Asking {
  readonly prompt: string;
  readonly waitSeconds: number;
}

/** How long it waits for the caller. */
export function secondsOf(action: ConnectAction): number {
  return numberParameter(action, 'InputTimeLimitSeconds', 'InputTimeoutSeconds', 'Timeout', 'TimeoutSeconds') ?? 5;
}

/** Is what is entered used later on? Flows that do not say so are asked themselves. */
export function isKept(action: ConnectAction, { values }: Connect): boolean {
  const written = parameter(action, 'StoreInput');
  if (written !== undefined) return isOn(written);
  return /^Store/.test(action.type) || values.isEntryAsked;
}

/** The keys of a condition. Generators write the tested value before them. */
export function keyOf({ operands }: ConnectAction['conditions'][number]): string {
  return operands.filter((operand) => !operand.startsWith('$')).at(-1) ?? '';
}

/** Where callers go on who enter something else than what is named. */
export function noMatchWay(action: ConnectAction): Destination {
  return to(errorOf(action, 'NoMatchingCondition'), action.next, errorWay(action));
}

/** Where callers go on who enter nothing. */
export function silenceWay(action: ConnectAction): Destination {
  const silent = errorOf(action, 'InputTimeLimitExceeded', 'InputTimeoutExceeded', 'NoInput');
  return silent === undefined ? noMatchWay(action) : { step: silent };
}
