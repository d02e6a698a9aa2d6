import { assertNever } from '@aybiza/foundation/assert-never';
import type { TtsEvent, TtsStream } from '@aybiza/providers/tts/port';
import { waitingTone } from '../../audio/apology-tone.ts';
import { durationMs } from '../../audio/mu-law.ts';
import type { Performing } from './performing.ts';

/** A mark every so often tells how much was heard when the caller cuts in. */
const MARK_EVERY_MS = 400;
const MARK_EVERY_BYTES = MARK_EVERY_MS * 8;
/** Words that were given to the voice and are not heard by then: a tone tells the caller that the line is not dead. */
const LATE_MS = 1_200;

interface Voiced {
  readonly text: string;
  readonly chunks: Uint8Array[];
  bytes: number;
  bytesAtLastMark: number;
  /** Words were given to the vendor, and no sound of them has come. */
  isAwaited: boolean;
  /** Its sound may be kept: all of it came, from one text given whole. */
  keep: boolean;
}

/** The agent's voice in one call: text in, sound to the line, marks behind it. */
export class Voice {
  readonly #performing: Performing;
  readonly #voiced = new Map<number, Voiced>();
  readonly #stream: TtsStream;
  #cancelTone: (() => void) | null = null;

  constructor(performing: Performing) {
    this.#performing = performing;
    this.#stream = performing.world.tts.open({
      voice: performing.settings.voice,
      encoding: 'mulaw',
      sampleRateHz: 8_000,
      signal: performing.signal,
      onEvent: (event) => this.#onEvent(event),
    });
  }

  /** Says a text whole, from the cache where it was said before. */
  say(speech: number, text: string): void {
    this.#performing.turnClock.voiceAsked();
    if (this.#sayFromCache(speech, text)) return;
    this.#begin(speech, text, true).isAwaited = true;
    this.#awaitSound();
    this.#stream.speak(String(speech), text);
  }

  /** Says a piece of a text that is still being made. */
  sayPiece(speech: number, piece: string): void {
    this.#performing.turnClock.voiceAsked();
    const voiced = this.#voiced.get(speech) ?? this.#begin(speech, '', false);
    // A text that was said whole goes on: its sound is no longer that of the text alone.
    voiced.keep = false;
    voiced.isAwaited = voiced.bytes === 0;
    if (voiced.isAwaited) this.#awaitSound();
    this.#stream.speak(String(speech), piece);
  }

  /** Silent at once; nothing of what was said comes later. */
  stop(): void {
    this.#expectNothing();
    this.#voiced.clear();
    this.#stream.clear();
    this.#performing.line.clear();
    this.#performing.recorder.clearAgent();
  }

  close(): void {
    this.#expectNothing();
    this.#performing.run(this.#stream.close(), 'closing the voice');
  }

  /** Whatever the vendor does, no caller hears nothing for long: again and again until there is sound. */
  #awaitSound(): void {
    if (this.#cancelTone !== null) return;
    const { world, line, recorder } = this.#performing;
    this.#cancelTone = world.clock.after(LATE_MS, () => {
      this.#cancelTone = null;
      const tone = waitingTone();
      line.play(tone);
      recorder.agent(tone);
      this.#awaitSound();
    });
  }

  #expectNothing(): void {
    this.#cancelTone?.();
    this.#cancelTone = null;
  }

  #begin(speech: number, text: string, keep: boolean): Voiced {
    const fresh: Voiced = { text, chunks: [], bytes: 0, bytesAtLastMark: 0, isAwaited: false, keep };
    this.#voiced.set(speech, fresh);
    return fresh;
  }

  #onEvent(event: TtsEvent): void {
    switch (event.type) {
      case 'audio': {
        const voiced = this.#voiced.get(Number(event.speechId));
        if (voiced === undefined) return;
        if (voiced.keep) voiced.chunks.push(event.chunk);
        this.#sound(Number(event.speechId), voiced, event.chunk);
        return;
      }
      case 'done':
        this.#finished(Number(event.speechId));
        return;
      case 'failed':
        this.#expectNothing();
        for (const id of event.speechIds) {
          this.#voiced.delete(Number(id));
          this.#performing.push({ type: 'voiceFailed', speech: Number(id), code: event.error.code });
        }
        return;
      case 'cleared':
        return;
      default:
        assertNever(event);
    }
  }

  #sound(speech: number, voiced: Voiced, chunk: Uint8Array): void {
    const { world, line, recorder, turnClock, push } = this.#performing;
    const before = world.clock.monotonic();
    this.#expectNothing();
    voiced.isAwaited = false;
    line.play(chunk);
    recorder.agent(chunk);
    voiced.bytes += chunk.length;
    if (voiced.bytes - voiced.bytesAtLastMark >= MARK_EVERY_BYTES) this.#mark(speech, voiced);
    const parts = turnClock.sounded(world.clock.monotonic() - before);
    if (parts !== null) push({ type: 'turnTimed', parts });
  }

  #mark(speech: number, voiced: Voiced): void {
    voiced.bytesAtLastMark = voiced.bytes;
    this.#performing.line.mark(markName(speech, durationMs(voiced.bytes)));
  }

  /** All sound of a speech is on its way: a last mark behind it tells when it was heard. */
  #finished(speech: number): void {
    const voiced = this.#voiced.get(speech);
    if (voiced === undefined) return;
    const { push, world, settings } = this.#performing;
    this.#expectNothing();
    voiced.isAwaited = false;
    // What comes next may be late as well.
    if ([...this.#voiced.values()].some(({ isAwaited }) => isAwaited)) this.#awaitSound();
    this.#mark(speech, voiced);
    push({ type: 'voiced', speech, ms: Math.round(durationMs(voiced.bytes)) });
    if (!voiced.keep) return;
    this.#voiced.delete(speech);
    world.prompts.put(settings.voice, voiced.text, Buffer.concat(voiced.chunks));
  }

  #sayFromCache(speech: number, text: string): boolean {
    const { world, settings } = this.#performing;
    // What waits at the vendor must be heard first.
    const audio = this.#voiced.size > 0 ? undefined : world.prompts.get(settings.voice, text);
    if (audio === undefined) return false;
    const voiced = this.#begin(speech, text, false);
    for (let from = 0; from < audio.length; from += MARK_EVERY_BYTES) {
      this.#sound(speech, voiced, audio.subarray(from, from + MARK_EVERY_BYTES));
    }
    this.#finished(speech);
    this.#voiced.delete(speech);
    return true;
  }
}

const MARK = /^(\d+):(\d+)$/;

/** Speech 3 after 1,200 ms is `3:1200`. */
function markName(speech: number, ms: number): string {
  return `${speech}:${Math.round(ms)}`;
}

/** What a mark that came back says: so much of that speech was heard. */
export function readMark(mark: string): { speech: number; ms: number } | undefined {
  const parts = MARK.exec(mark);
  return parts === null ? undefined : { speech: Number(parts[1]), ms: Number(parts[2]) };
}
