import { durationMs } from '@aybiza/providers/audio/mu-law';
import { MARK_EVERY_MS } from '../decide/heard.ts';
import type { Performing } from './performing.ts';
import { SpeechSound } from './speech-sound.ts';

const BYTES_PER_MS = 8;
const MARK_EVERY_BYTES = MARK_EVERY_MS * BYTES_PER_MS;
/**
 * While the caller has so much to listen to, what comes waits until there is enough for one message with its mark: a voice sends ten
 * pieces a second of its sound, four times as fast as they are heard, and each message costs far more than its bytes.
 */
const AHEAD_MS = 300;
/** A voice that is late: what waits is sent before the caller has nothing left. */
const SPARE_MS = 100;
/** Whoever was interrupted begins again with the clause they were in, but does not go back further than this. */
const FURTHEST_BACK_MS = 4_000;
/** A clause without a pause before it: a few words are repeated. */
const SHORT_WAY_BACK_MS = 1_000;

type PlaybackPerforming = Pick<Performing, 'line' | 'recorder' | 'push'> & {
  readonly world: Pick<Performing['world'], 'clock'>;
};

/** The sound of the agent's speeches on its way to the caller, with marks in between that tell how much was heard. */
export class Playback {
  readonly #performing: PlaybackPerforming;
  /** In the order in which they are heard. */
  readonly #sounds = new Map<number, SpeechSound>();
  #isPaused = false;
  /** When the caller will have heard what was sent, on the monotonic clock. */
  #playedAt = 0;
  #cancelLook: (() => void) | null = null;

  constructor(performing: PlaybackPerforming) {
    this.#performing = performing;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** How much of a speech was made so far. */
  bytesOf(speech: number): number {
    return this.#sounds.get(speech)?.bytes ?? 0;
  }

  /** What of a speech was not heard to its end yet, in one piece. */
  soundOf(speech: number): Uint8Array {
    return Buffer.concat(this.#sounds.get(speech)?.from(0) ?? []);
  }

  /** More of a speech; the first of it begins the speech. A large piece must not change afterwards. */
  add(speech: number, chunk: Uint8Array): void {
    const sound = this.#sounds.get(speech) ?? this.#begin(speech);
    sound.isWhole = false;
    if (this.#isPaused) {
      sound.add(chunk);
      return;
    }
    if (!sound.fits(chunk)) this.#sendAll(speech, sound);
    const isWaiting = sound.sentBytes < sound.bytes;
    sound.add(chunk);
    if (sound.isPageFull) this.#sendAll(speech, sound);
    else if (isWaiting) return;
    else if (this.#aheadMs() < AHEAD_MS) this.#send(sound);
    else this.#lookAgain();
  }

  /** All sound of a speech is there, as far as its text is known. */
  finish(speech: number): void {
    const { push } = this.#performing;
    const sound = this.#sounds.get(speech);
    push({ type: 'voiced', speech, ms: Math.round(durationMs(sound?.bytes ?? 0)), pauses: sound?.pauses ?? [] });
    if (sound === undefined) {
      // Words that have no sound are heard at once.
      push({ type: 'heard', speech, ms: 0 });
      return;
    }
    sound.isWhole = true;
    if (this.#isPaused) return;
    this.#send(sound);
    this.#mark(speech, sound);
  }

  /** Its sound broke off: whatever is said of it next is said from the beginning. */
  forget(speech: number): void {
    this.#sounds.delete(speech);
  }

  /** Silent at once; what was not heard is kept, and what comes now is added to it. */
  pause(): void {
    this.#isPaused = true;
    this.#silence();
  }

  /** Goes on with the clause of a speech that was being said at that time, and everything behind it. */
  resume(speech: number, fromMs: number): void {
    this.#isPaused = false;
    let isBehind = false;
    for (const [id, sound] of this.#sounds) {
      isBehind ||= id === speech;
      if (isBehind) this.#replay(id, sound, id === speech ? beginOfClause(sound, fromMs) : 0);
    }
  }

  /** Silent at once, and everything is forgotten. */
  clear(): void {
    this.#isPaused = false;
    this.#sounds.clear();
    this.#silence();
  }

  #begin(speech: number): SpeechSound {
    const sound = new SpeechSound(MARK_EVERY_BYTES);
    this.#sounds.set(speech, sound);
    if (!this.#isPaused) this.#mark(speech, sound);
    return sound;
  }

  #replay(speech: number, sound: SpeechSound, fromMs: number): void {
    const pieces = sound.from(Math.round(fromMs * BYTES_PER_MS));
    sound.sentBytes = sound.bytes - pieces.reduce((sum, { length }) => sum + length, 0);
    this.#mark(speech, sound);
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; at += MARK_EVERY_BYTES) {
        this.#play(sound, piece.subarray(at, at + MARK_EVERY_BYTES));
        this.#mark(speech, sound);
      }
    }
  }

  /** What waits, and a mark behind it. */
  #sendAll(speech: number, sound: SpeechSound): void {
    this.#send(sound);
    if (sound.sentBytes > sound.markedBytes) this.#mark(speech, sound);
  }

  #send(sound: SpeechSound): void {
    if (sound.sentBytes === sound.bytes) return;
    for (const piece of sound.from(sound.sentBytes)) this.#play(sound, piece);
  }

  #play(sound: SpeechSound, piece: Uint8Array): void {
    const { line, recorder, world } = this.#performing;
    line.play(piece);
    recorder.agent(piece);
    sound.sentBytes += piece.length;
    this.#playedAt = Math.max(this.#playedAt, world.clock.monotonic()) + durationMs(piece.length);
  }

  #aheadMs(): number {
    return this.#playedAt - this.#performing.world.clock.monotonic();
  }

  /** One look at a time: most of what waits is sent long before it. */
  #lookAgain(): void {
    this.#cancelLook ??= this.#performing.world.clock.after(Math.max(0, this.#aheadMs() - SPARE_MS), () => {
      this.#cancelLook = null;
      const waiting = [...this.#sounds.values()].filter(({ sentBytes, bytes }) => sentBytes < bytes);
      if (this.#isPaused || waiting.length === 0) return;
      if (this.#aheadMs() > SPARE_MS) this.#lookAgain();
      else for (const sound of waiting) this.#send(sound);
    });
  }

  #silence(): void {
    this.#cancelLook?.();
    this.#cancelLook = null;
    this.#playedAt = 0;
    this.#performing.line.clear();
    this.#performing.recorder.clearAgent();
  }

  /** Behind everything of a speech that was sent. */
  #mark(speech: number, sound: SpeechSound): void {
    const bytes = sound.sentBytes;
    sound.markedBytes = bytes;
    this.#performing.line.mark(() => {
      if (this.#sounds.get(speech) !== sound) return;
      this.#letGoBefore(speech);
      if (sound.isWhole && bytes === sound.bytes) sound.letGo();
      this.#performing.push({ type: 'heard', speech, ms: Math.round(durationMs(bytes)) });
    });
  }

  /** Nothing is added any more to what lies before a speech that is being heard. */
  #letGoBefore(speech: number): void {
    for (const id of this.#sounds.keys()) {
      if (id === speech) return;
      this.#sounds.delete(id);
    }
  }
}

/** Where the clause begins that is being said at that time, in ms: behind the last pause before it. */
function beginOfClause({ pauses }: SpeechSound, atMs: number): number {
  const before = pauses.findLast(({ fromMs }) => fromMs < atMs);
  const from = before === undefined ? 0 : Math.min(before.toMs, atMs);
  return atMs - from > FURTHEST_BACK_MS ? atMs - SHORT_WAY_BACK_MS : from;
}
