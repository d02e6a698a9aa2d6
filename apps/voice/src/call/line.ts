import type { CallEvent } from '@aybiza/call-log';
import type { Leg, LegListener, PartyEvent } from '../media/leg.ts';

/** Half a minute of sound is kept for a party that is about to come back. */
const MAX_KEPT_BYTES = 30 * 8_000;
const MAX_KEPT_ITEMS = 2_000;

type Kept = { readonly audio: Uint8Array } | { readonly mark: string };

/** Marks are told to whoever set them. */
interface LineListener extends Pick<LegListener, 'onAudio'> {
  onEvent(event: PartyEvent): void;
}

/** The call's side of a leg: it outlives the leg (a transfer that fails brings the caller back on a new one) and knows which marks still count. */
export class Line {
  readonly #listener: LineListener;
  #leg: Leg | null = null;
  #kept: Kept[] = [];
  #keptBytes = 0;
  /** Not played yet, and whom to tell. */
  readonly #marks = new Map<string, () => void>();
  #markCount = 0;

  constructor(listener: LineListener) {
    this.#listener = listener;
  }

  get isAttached(): boolean {
    return this.#leg !== null;
  }

  attach(leg: Leg): void {
    this.#leg = leg;
    leg.listen({
      onAudio: (audio) => (this.#leg === leg ? this.#listener.onAudio(audio) : 0),
      onEvent: (event) => {
        if (this.#leg !== leg) return;
        if (event.type === 'mark') this.#played(event.mark);
        else this.#listener.onEvent(event);
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

  /** Is there sound on its way that was not heard yet? */
  get isPlaying(): boolean {
    return this.#marks.size > 0;
  }

  play(audio: Uint8Array): void {
    if (this.#leg !== null) {
      this.#leg.play(audio);
    } else if (this.#keptBytes + audio.length <= MAX_KEPT_BYTES && this.#kept.length < MAX_KEPT_ITEMS) {
      this.#kept.push({ audio });
      this.#keptBytes += audio.length;
    }
  }

  /** A bookmark behind the sound so far; told once it was played, never when it was cleared. */
  mark(onPlayed: () => void): void {
    this.#markCount += 1;
    const name = String(this.#markCount);
    this.#marks.set(name, onPlayed);
    if (this.#leg !== null) this.#leg.mark(name);
    else if (this.#kept.length < MAX_KEPT_ITEMS) this.#kept.push({ mark: name });
  }

  clear(): void {
    this.#marks.clear();
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

  /** A mark that was cleared was not heard, whatever the far end reports (Twilio echoes all of them after a clear). */
  #played(mark: string): void {
    const onPlayed = this.#marks.get(mark);
    this.#marks.delete(mark);
    onPlayed?.();
  }

  #forgetKept(): void {
    this.#kept = [];
    this.#keptBytes = 0;
  }
}
