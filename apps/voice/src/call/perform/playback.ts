import { durationMs } from '@aybiza/providers/audio/mu-law';
import { findPauses, type Pause } from '../../audio/find-pauses.ts';
import { MARK_EVERY_MS } from '../decide/heard.ts';
import type { Performing } from './performing.ts';

const BYTES_PER_MS = 8;
const MARK_EVERY_BYTES = MARK_EVERY_MS * BYTES_PER_MS;
/** Whoever was interrupted begins again with the clause they were in, but does not go back further than this. */
const FURTHEST_BACK_MS = 4_000;
/** A clause without a pause before it: a few words are repeated. */
const SHORT_WAY_BACK_MS = 1_000;

/** One speech as sound. A model may add to it long after its beginning was heard: places in it count from there all the same. */
interface Sound {
  /** Everything made so far and not heard to its end, because it may have to be said again. */
  readonly pieces: Uint8Array[];
  /** How much lies before them, and where nothing was said in it. */
  heardBytes: number;
  heardPauses: readonly Pause[];
  /** All that was made, heard or not. */
  bytes: number;
  bytesAtLastMark: number;
  isWhole: boolean;
}

const NEW_SOUND = { heardBytes: 0, heardPauses: [], bytes: 0, bytesAtLastMark: 0, isWhole: false } as const;

/** The sound of the agent's speeches on its way to the caller: sent on as it comes, with marks in between that tell how much was heard. */
export class Playback {
  readonly #performing: Pick<Performing, 'line' | 'recorder' | 'push'>;
  /** In the order in which they are heard. */
  readonly #sounds = new Map<number, Sound>();
  #isPaused = false;

  constructor(performing: Pick<Performing, 'line' | 'recorder' | 'push'>) {
    this.#performing = performing;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** How much of a speech was made so far. */
  bytesOf(speech: number): number {
    return this.#sounds.get(speech)?.bytes ?? 0;
  }

  /** More of a speech; the first of it begins the speech. */
  add(speech: number, chunk: Uint8Array): void {
    const sound = this.#sounds.get(speech) ?? this.#begin(speech);
    sound.isWhole = false;
    sound.pieces.push(chunk);
    sound.bytes += chunk.length;
    if (this.#isPaused) return;
    this.#send(chunk);
    if (sound.bytes - sound.bytesAtLastMark >= MARK_EVERY_BYTES) this.#mark(speech, sound, sound.bytes);
  }

  /** All sound of a speech is there, as far as its text is known. Gives back what of it was not heard to its end yet, in one piece. */
  finish(speech: number): Uint8Array {
    const sound = this.#sounds.get(speech);
    const ms = Math.round(durationMs(sound?.bytes ?? 0));
    this.#performing.push({ type: 'voiced', speech, ms, pauses: sound === undefined ? [] : pausesOf(sound) });
    if (sound === undefined) {
      // Words that have no sound are heard at once.
      this.#performing.push({ type: 'heard', speech, ms: 0 });
      return new Uint8Array(0);
    }
    sound.isWhole = true;
    if (!this.#isPaused) this.#mark(speech, sound, sound.bytes);
    return joined(sound);
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

  #begin(speech: number): Sound {
    const sound: Sound = { ...NEW_SOUND, pieces: [] };
    this.#sounds.set(speech, sound);
    if (!this.#isPaused) this.#mark(speech, sound, 0);
    return sound;
  }

  #replay(speech: number, sound: Sound, fromMs: number): void {
    const audio = joined(sound);
    const from = Math.max(sound.heardBytes, Math.round(fromMs * BYTES_PER_MS));
    this.#mark(speech, sound, from);
    for (let at = from - sound.heardBytes; at < audio.length; at += MARK_EVERY_BYTES) {
      const chunk = audio.subarray(at, at + MARK_EVERY_BYTES);
      this.#send(chunk);
      this.#mark(speech, sound, sound.heardBytes + at + chunk.length);
    }
  }

  #send(chunk: Uint8Array): void {
    this.#performing.line.play(chunk);
    this.#performing.recorder.agent(chunk);
  }

  #silence(): void {
    this.#performing.line.clear();
    this.#performing.recorder.clearAgent();
  }

  #mark(speech: number, sound: Sound, bytes: number): void {
    sound.bytesAtLastMark = bytes;
    this.#performing.line.mark(() => {
      if (this.#sounds.get(speech) !== sound) return;
      this.#letGoBefore(speech);
      if (sound.isWhole && bytes === sound.bytes) letGo(sound);
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

/** All of a speech that was not let go of, in one piece, and kept like that. */
function joined(sound: Sound): Uint8Array {
  const [only = new Uint8Array(0), ...more] = sound.pieces;
  if (more.length === 0) return only;
  const whole = Buffer.concat(sound.pieces);
  sound.pieces.splice(0, sound.pieces.length, whole);
  return whole;
}

/** It was heard to its end: only where it ends is still needed. */
function letGo(sound: Sound): void {
  sound.heardPauses = pausesOf(sound);
  sound.heardBytes = sound.bytes;
  sound.pieces.length = 0;
}

function pausesOf(sound: Sound): readonly Pause[] {
  const fromMs = durationMs(sound.heardBytes);
  const pauses = findPauses(joined(sound)).map((pause) => ({
    fromMs: fromMs + pause.fromMs,
    toMs: fromMs + pause.toMs,
  }));
  return [...sound.heardPauses, ...pauses];
}

/** Where the clause begins that is being said at that time, in ms: behind the last pause before it. */
function beginOfClause(sound: Sound, atMs: number): number {
  const before = pausesOf(sound).findLast(({ fromMs }) => fromMs < atMs);
  const from = before === undefined ? 0 : Math.min(before.toMs, atMs);
  return atMs - from > FURTHEST_BACK_MS ? atMs - SHORT_WAY_BACK_MS : from;
}
