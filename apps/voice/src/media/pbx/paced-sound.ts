import type { Clock } from '@aybiza/foundation/clock';
import { durationMs, MU_LAW_SILENCE } from '@aybiza/providers/audio/mu-law';

/** 20 ms: a PBX plays whole frames, and drops what is left over of a message (Asterisk: chan_websocket, media transfer). */
export const FRAME_BYTES = 160;
const FRAME_MS = durationMs(FRAME_BYTES);
/** A frame that is not full is sent so long before the far end needs it. */
const IN_TIME_MS = 5;
/** Two seconds in one message: below the 65,500 bytes that Asterisk takes, also as 16-bit samples. */
const MAX_MESSAGE_BYTES = 100 * FRAME_BYTES;
/** Three minutes that wait here. */
const MAX_WAITING_BYTES = 1_500_000;
const MAX_WAITING_MARKS = 5_000;

type Waiting = { readonly audio: Uint8Array } | { readonly mark: string };

export interface PacedSoundOptions {
  readonly clock: Clock;
  /** How much more than it has played the far end is given, in ms. Half of it is when more is sent. */
  readonly aheadMs: number;
  /** Whole frames of μ-law, to be sent now. */
  send(audio: Uint8Array): void;
  /** Everything before this mark has been sent; `playedInMs` from now it has been played, if the far end plays in time. */
  onMark(mark: string, playedInMs: number): void;
}

/**
 * Sound on its way to a far end that holds only a little of it: cut into frames, and sent as it is played. Where a speech ends in the
 * middle of a frame, the rest of the frame waits for what comes next, and is filled up with silence only when it is due.
 */
export class PacedSound {
  readonly #options: PacedSoundOptions;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #waitingMarks = 0;
  /** The beginning of a frame. */
  #rest: Uint8Array = new Uint8Array(0);
  /** When the far end has played everything it was sent; on the monotonic clock. */
  #playedAt = 0;
  #isHeld = false;
  #cancelTimer: () => void = () => undefined;

  constructor(options: PacedSoundOptions) {
    this.#options = options;
  }

  /** What finds no room any more is dropped: nobody has listened for minutes. */
  play(audio: Uint8Array): void {
    if (audio.length === 0 || this.#waitingBytes + audio.length > MAX_WAITING_BYTES) return;
    this.#waiting.push({ audio });
    this.#waitingBytes += audio.length;
    this.#sendDue();
  }

  mark(mark: string): void {
    if (this.#waitingMarks >= MAX_WAITING_MARKS) return;
    this.#waiting.push({ mark });
    this.#waitingMarks += 1;
    this.#sendDue();
  }

  /** Forgets what was not sent. `isTakenBack`: the far end throws away what it was sent, too. */
  clear(isTakenBack: boolean): void {
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#waitingMarks = 0;
    this.#rest = new Uint8Array(0);
    if (isTakenBack) this.#playedAt = this.#options.clock.monotonic();
    this.#cancelTimer();
  }

  /** The far end has no room, or has some again. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    if (!isHeld) this.#sendDue();
  }

  close(): void {
    this.clear(false);
    this.#isHeld = true;
  }

  get #aheadMs(): number {
    return Math.max(0, this.#playedAt - this.#options.clock.monotonic());
  }

  #sendDue(): void {
    this.#cancelTimer();
    while (!this.#isHeld) {
      const [next] = this.#waiting;
      if (next === undefined) break;
      if ('mark' in next) {
        this.#waiting.shift();
        this.#waitingMarks -= 1;
        this.#options.onMark(next.mark, this.#aheadMs + durationMs(this.#rest.length));
        continue;
      }
      const room = Math.floor((this.#options.aheadMs - this.#aheadMs) / FRAME_MS) * FRAME_BYTES;
      if (room <= 0) break;
      this.#take(next.audio, Math.min(room, MAX_MESSAGE_BYTES));
    }
    this.#lookAgain();
  }

  /** Sends the beginning of the first piece that waits, up to so many bytes; what fills no frame is kept. */
  #take(audio: Uint8Array, atMost: number): void {
    const taken = audio.subarray(0, atMost);
    if (taken.length === audio.length) this.#waiting.shift();
    else this.#waiting[0] = { audio: audio.subarray(taken.length) };
    this.#waitingBytes -= taken.length;
    const sound = this.#rest.length === 0 ? taken : Buffer.concat([this.#rest, taken]);
    const whole = sound.length - (sound.length % FRAME_BYTES);
    this.#rest = sound.subarray(whole);
    if (whole > 0) this.#sendNow(sound.subarray(0, whole));
  }

  #sendNow(frames: Uint8Array): void {
    const now = this.#options.clock.monotonic();
    this.#playedAt = Math.max(this.#playedAt, now) + durationMs(frames.length);
    this.#options.send(frames);
  }

  #lookAgain(): void {
    const { clock, aheadMs } = this.#options;
    if (this.#isHeld) return;
    if (this.#waiting.length > 0) {
      this.#cancelTimer = clock.after(Math.max(1, this.#aheadMs - aheadMs / 2), () => this.#sendDue());
    } else if (this.#rest.length > 0) {
      this.#cancelTimer = clock.after(Math.max(1, this.#aheadMs - IN_TIME_MS), () => this.#fillUp());
    }
  }

  /** Nothing came for the rest of the frame until it was due. */
  #fillUp(): void {
    const frame = new Uint8Array(FRAME_BYTES).fill(MU_LAW_SILENCE);
    frame.set(this.#rest);
    this.#rest = new Uint8Array(0);
    this.#sendNow(frame);
  }
}
