import type { SpeechSound } from '@aybiza/dialogue';
import { assertNever } from '@aybiza/foundation/assert-never';
import { errorMessage } from '@aybiza/foundation/errors';
import type { TtsEvent, TtsStream } from '@aybiza/providers/tts/port';
import { durationMs } from '../../audio/mu-law.ts';
import { beep, holdMusic, keyTones, waitingTone } from '../../audio/tones.ts';
import type { CallCommand } from '../command.ts';
import type { Performing } from './performing.ts';

/** A mark every so often tells how much was heard when the caller cuts in. */
const MARK_EVERY_MS = 400;
const MARK_EVERY_BYTES = MARK_EVERY_MS * 8;
/** Words that were given to the voice and are not heard by then: a tone tells the caller that the line is not dead. */
const LATE_MS = 1_200;

interface Voiced {
  readonly text: string;
  readonly voice: string;
  readonly chunks: Uint8Array[];
  bytes: number;
  bytesAtLastMark: number;
  /** Words were given to the vendor, and no sound of them has come. */
  isAwaited: boolean;
  /** Its sound may be kept: all of it came, from one text given whole. */
  keep: boolean;
}

type Speak = Extract<CallCommand, { type: 'speak' }>;

/** The agent's voice in one call: text in, sound to the line, marks behind it. */
export class Voice {
  readonly #performing: Performing;
  readonly #voiced = new Map<number, Voiced>();
  /** One connection for each voice that was asked for. */
  readonly #streams = new Map<string, TtsStream>();
  /** Speeches whose sound is not all there yet. */
  readonly #unfinished = new Set<number>();
  /** What waits for them: another voice, or a sound, is heard behind what was said before. */
  #pending: { lane: string; start: () => void }[] = [];
  #lane = '';
  #voiceName: string;
  #cancelTone: (() => void) | null = null;
  #stopMusic: (() => void) | null = null;

  constructor(performing: Performing) {
    this.#performing = performing;
    this.#voiceName = performing.settings.voice;
    // Warm before the first words.
    this.#streamOf(this.#voiceName);
  }

  /** Says a text whole, from the cache where it was said before; or plays what is heard instead of words. */
  say({ speech, text, voice = this.#voiceName, sound }: Omit<Speak, 'type'>): void {
    this.#performing.turnClock.voiceAsked();
    if (sound !== undefined) this.#inOrder(`sound ${speech}`, () => this.#playSound(speech, text, sound));
    else this.#inOrder(voice, () => this.#sayText(speech, text, voice));
  }

  /** Says a piece of a text that is still being made. */
  sayPiece(speech: number, piece: string, voice = this.#voiceName): void {
    this.#performing.turnClock.voiceAsked();
    this.#inOrder(voice, () => {
      const voiced = this.#voiced.get(speech) ?? this.#begin(speech, { text: '', voice, keep: false });
      this.#unfinished.add(speech);
      // A text that was said whole goes on: its sound is no longer that of the text alone.
      voiced.keep = false;
      voiced.isAwaited = voiced.bytes === 0;
      if (voiced.isAwaited) this.#awaitSound();
      this.#streamOf(voice).speak(String(speech), piece);
    });
  }

  /** From now on another voice speaks. */
  setVoice(name: string): void {
    this.#voiceName = name;
    this.#streamOf(name);
  }

  /** Music until the next words, or nothing. */
  hold(music: boolean): void {
    this.#endMusic();
    if (!music) return;
    const { world, line, recorder } = this.#performing;
    const round = holdMusic();
    const playRound = () => {
      line.play(round);
      recorder.agent(round);
      this.#stopMusic = world.clock.after(durationMs(round.length), playRound);
    };
    playRound();
  }

  #endMusic(): void {
    if (this.#stopMusic === null) return;
    this.#stopMusic();
    this.#stopMusic = null;
    this.#performing.line.clear();
    this.#performing.recorder.clearAgent();
  }

  #streamOf(voice: string): TtsStream {
    const known = this.#streams.get(voice);
    if (known !== undefined) return known;
    const { world, signal } = this.#performing;
    const stream = world.tts.open({
      voice,
      encoding: 'mulaw',
      sampleRateHz: 8_000,
      signal,
      onEvent: (event) => this.#onEvent(event),
    });
    this.#streams.set(voice, stream);
    return stream;
  }

  /** What comes from elsewhere waits until everything before it has its sound. */
  #inOrder(lane: string, start: () => void): void {
    this.#endMusic();
    const mustWait = this.#pending.length > 0 || (this.#unfinished.size > 0 && lane !== this.#lane);
    if (mustWait) this.#pending.push({ lane, start });
    else {
      this.#lane = lane;
      start();
    }
  }

  #startPending(): void {
    for (let [next] = this.#pending; next !== undefined; [next] = this.#pending) {
      if (this.#unfinished.size > 0 && next.lane !== this.#lane) return;
      this.#pending.shift();
      this.#lane = next.lane;
      next.start();
    }
  }

  #sayText(speech: number, text: string, voice: string): void {
    if (this.#sayFromCache(speech, text, voice)) return;
    this.#begin(speech, { text, voice, keep: true }).isAwaited = true;
    this.#awaitSound();
    this.#streamOf(voice).speak(String(speech), text);
  }

  #playSound(speech: number, text: string, sound: SpeechSound): void {
    switch (sound.kind) {
      case 'beep':
        this.#play(speech, beep());
        return;
      case 'keys':
        this.#play(speech, keyTones(sound.keys));
        return;
      case 'file':
        this.#playFile(speech, text, sound.url);
        return;
      default:
        assertNever(sound);
    }
  }

  /** A sound file; when it cannot be had, the words that belong to it. */
  #playFile(speech: number, text: string, url: string): void {
    const { world, signal, run } = this.#performing;
    const voiced = this.#begin(speech, { text, voice: this.#voiceName, keep: false });
    voiced.isAwaited = true;
    this.#awaitSound();
    const isStillWanted = () => this.#voiced.get(speech) === voiced && !signal.aborted;
    run(
      world.fetchSound(url, signal).then(
        (audio) => {
          if (isStillWanted()) this.#play(speech, audio);
        },
        (error: unknown) => {
          world.logger.warn({ personal: errorMessage(error) }, 'a sound file cannot be played');
          if (isStillWanted()) this.#sayText(speech, text, this.#voiceName);
        },
      ),
      'fetching a sound file',
    );
  }

  /** Sound that is there as a whole. */
  #play(speech: number, audio: Uint8Array): void {
    const voiced = this.#begin(speech, { text: '', voice: '', keep: false });
    for (let from = 0; from < audio.length; from += MARK_EVERY_BYTES) {
      this.#sound(speech, voiced, audio.subarray(from, from + MARK_EVERY_BYTES));
    }
    this.#finished(speech);
    this.#voiced.delete(speech);
  }

  /** Silent at once; nothing of what was said comes later. */
  stop(): void {
    this.#expectNothing();
    this.#stopMusic?.();
    this.#stopMusic = null;
    this.#pending = [];
    this.#unfinished.clear();
    this.#voiced.clear();
    for (const stream of this.#streams.values()) stream.clear();
    this.#performing.line.clear();
    this.#performing.recorder.clearAgent();
  }

  close(): void {
    this.#expectNothing();
    this.#stopMusic?.();
    this.#stopMusic = null;
    for (const stream of this.#streams.values()) this.#performing.run(stream.close(), 'closing the voice');
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

  #begin(speech: number, { text, voice, keep }: Pick<Voiced, 'text' | 'voice' | 'keep'>): Voiced {
    const fresh: Voiced = { text, voice, chunks: [], bytes: 0, bytesAtLastMark: 0, isAwaited: false, keep };
    this.#voiced.set(speech, fresh);
    this.#unfinished.add(speech);
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
          this.#unfinished.delete(Number(id));
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
    const { push, world } = this.#performing;
    this.#unfinished.delete(speech);
    this.#expectNothing();
    voiced.isAwaited = false;
    // What comes next may be late as well.
    if ([...this.#voiced.values()].some(({ isAwaited }) => isAwaited)) this.#awaitSound();
    this.#mark(speech, voiced);
    push({ type: 'voiced', speech, ms: Math.round(durationMs(voiced.bytes)) });
    if (voiced.keep) {
      this.#voiced.delete(speech);
      world.prompts.put(voiced.voice, voiced.text, Buffer.concat(voiced.chunks));
    }
    this.#startPending();
  }

  #sayFromCache(speech: number, text: string, voice: string): boolean {
    // What waits at the vendor must be heard first.
    const audio = this.#unfinished.size > 0 ? undefined : this.#performing.world.prompts.get(voice, text);
    if (audio !== undefined) this.#play(speech, audio);
    return audio !== undefined;
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
