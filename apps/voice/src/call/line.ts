import type { CallEvent } from '@aybiza/call-log';
import type { Leg, LegListener } from '../media/leg.ts';

/** Half a minute of sound is kept for a party that is about to come back. */
const MAX_KEPT_BYTES = 30 * 8_000;
const MAX_KEPT_ITEMS = 2_000;

type Kept = { readonly audio: Uint8Array } | { readonly mark: string };

/** The call's side of a leg: it outlives the leg (a transfer that fails brings the caller back on a new one) and knows which marks still count. */
export class Line {
  readonly #listener: LegListener;
  #leg: Leg | null = null;
  #kept: Kept[] = [];
  #keptBytes = 0;
  #pendingMarks = new Set<string>();

  constructor(listener: LegListener) {
    this.#listener = listener;
  }

  get isAttached(): boolean {
    return this.#leg !== null;
  }

  attach(leg: Leg): void {
    this.#leg = leg;
    leg.listen({
      onAudio: (audio) => {
        if (this.#leg === leg) this.#listener.onAudio(audio);
      },
      onEvent: (event) => {
        if (this.#leg !== leg) return;
        // A mark that was cleared was not heard, whatever the far end reports (Twilio echoes all of them after a clear).
        if (event.type !== 'mark' || this.#pendingMarks.delete(event.mark)) this.#listener.onEvent(event);
      },
    });
    const kept = this.#kept;
    this.#forgetKept();
    for (const item of kept) {
      if ('audio' in item) leg.play(item.audio);
      else leg.mark(item.mark);
    }
  }

  /** The leg is being handed over or has gone; the call goes on without one. */
  detach(): Leg | null {
    const leg = this.#leg;
    this.#leg = null;
    return leg;
  }

  play(audio: Uint8Array): void {
    if (this.#leg !== null) {
      this.#leg.play(audio);
    } else if (this.#keptBytes + audio.length <= MAX_KEPT_BYTES && this.#kept.length < MAX_KEPT_ITEMS) {
      this.#kept.push({ audio });
      this.#keptBytes += audio.length;
    }
  }

  mark(name: string): void {
    this.#pendingMarks.add(name);
    if (this.#leg !== null) this.#leg.mark(name);
    else if (this.#kept.length < MAX_KEPT_ITEMS) this.#kept.push({ mark: name });
  }

  clear(): void {
    this.#pendingMarks.clear();
    this.#forgetKept();
    this.#leg?.clear();
  }

  show(events: readonly CallEvent[]): void {
    this.#leg?.show?.(events);
  }

  close(how: { apologise: boolean }): void {
    const leg = this.detach();
    leg?.close(how);
  }

  #forgetKept(): void {
    this.#kept = [];
    this.#keptBytes = 0;
  }
}
