import type { CallInputBody } from './call/call-input.ts';
import type { CallRecords } from './call/call-world.ts';

/** What may wait while it is asked whose the call is; more is a fault of ours. */
const MAX_HELD = 1_000;

export interface InputGateOptions {
  readonly records: Pick<CallRecords, 'isSure' | 'confirm'>;
  push(input: CallInputBody): void;
  /** Another process has the call. Told once. */
  onLost(): void;
}

/** Stands before a call's inbox: a process that is not sure that the call is still its own asks before anything happens to it. */
export interface InputGate {
  push(input: CallInputBody): void;
  /** Keeps everything until `open`. */
  hold(): void;
  open(): void;
  /** Nothing more happens to the call. */
  shut(): void;
}

export function createInputGate({ records, push, onLost }: InputGateOptions): InputGate {
  let held: CallInputBody[] | null = null;
  let isShut = false;
  let isHeld = false;

  function open(): void {
    const waiting = held ?? [];
    held = null;
    for (const input of waiting) enter(input);
  }

  function ask(): void {
    records.confirm().then(
      (isOurs) => {
        if (isShut) return;
        if (!isOurs) onLost();
        else if (!isHeld) open();
      },
      // Nobody could be asked: nobody can have taken the call.
      () => {
        if (!isHeld) open();
      },
    );
  }

  function enter(input: CallInputBody): void {
    if (isShut) return;
    if (held !== null) {
      if (held.length < MAX_HELD) held.push(input);
      return;
    }
    if (records.isSure()) push(input);
    else {
      held = [input];
      ask();
    }
  }

  return {
    push: enter,
    hold() {
      isHeld = true;
      held ??= [];
    },
    open() {
      isHeld = false;
      open();
    },
    shut() {
      isShut = true;
      held = null;
    },
  };
}
