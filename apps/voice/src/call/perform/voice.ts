import type { SpeechSound } from '@aybiza/dialogue';
import { assertNever } from '@aybiza/foundation/assert-never';
import { errorMessage } from '@aybiza/foundation/errors';
import { durationMs } from '@aybiza/providers/audio/mu-law';
import type { TtsEvent, TtsStream } from '@aybiza/providers/tts/port';
import { createSilentVoice } from '../../audio/silent-voice.ts';
import { beep, holdMusic, keyTones } from '../../audio/tones.ts';
import type { CallCommand } from '../command.ts';
import type { Performing } from './performing.ts';
import { Playback } from './playback.ts';
import { SpeakingOrder, type Utterance } from './speaking-order.ts';
import { playWaitingTone } from './waiting-tones.ts';

/** The name of no vendor's voice. */
const SILENT = '';
/** Words that were given to the voice and are not heard by then: a tone tells the caller that the line is not dead. */
const LATE_MS = 1_200;

interface Voiced {
  readonly text: string;
  readonly voice: string;
  /** Words were given to the vendor, and no sound of them has come. */
  isAwaited: boolean;
  /** Its sound may be kept: all of it came, from one text given whole. */
  keep: boolean;
}

/** A text that will perhaps be said, given to the vendor ahead of time. */
interface Prepared {
  readonly id: string;
  readonly text: string;
  readonly voice: string;
  readonly pieces: Uint8Array[];
  /** The speech that it turned out to be. */
  speech: number | null;
}

type Speak = Extract<CallCommand, { type: 'speak' }>;

/** The agent's voice in one call: text in, sound to the line. */
export class Voice {
  readonly #performing: Performing;
  readonly #playback: Playback;
  #prepared: Prepared[] = [];
  #preparedCount = 0;
  readonly #voiced = new Map<number, Voiced>();
  /** One connection for each voice that was asked for. */
  readonly #streams = new Map<string, TtsStream>();
  readonly #order = new SpeakingOrder();
  #voiceName: string;
  #isReading = false;
  #cancelTone: (() => void) | null = null;
  #stopMusic: (() => void) | null = null;

  constructor(performing: Performing) {
    this.#performing = performing;
    this.#playback = new Playback(performing);
    this.#voiceName = performing.settings.voice;
    // Warm before the first words.
    this.#streamOf(this.#voiceName);
  }

  /** Says a text whole, from the cache where it was said before; or plays what is heard instead of words. */
  say({ speech, text, voice = this.#voiceName, sound }: Omit<Speak, 'type'>): void {
    this.#performing.turnClock.voiceAsked();
    if (sound === undefined) this.#inOrder({ speech, lane: voice, begin: () => this.#sayText(speech, text, voice) });
    else this.#inOrder({ speech, lane: `sound ${speech}`, begin: () => this.#playSound(speech, text, sound) });
  }

  /** Says a piece of a text that is still being made. */
  sayPiece(speech: number, piece: string, voice = this.#voiceName): void {
    this.#performing.turnClock.voiceAsked();
    const begin = () => {
      this.forgetPrepared();
      const voiced = this.#voiced.get(speech) ?? this.#begin(speech, { text: '', voice, keep: false });
      this.#order.begun(speech);
      // A text that was said whole goes on: its sound is no longer that of the text alone.
      voiced.keep = false;
      voiced.isAwaited = this.#playback.bytesOf(speech) === 0;
      if (voiced.isAwaited) this.#awaitSound();
      this.#streamOf(voice).speak(String(speech), piece);
    };
    this.#inOrder({ speech, lane: voice, begin });
  }

  /** From now on another voice speaks. */
  setVoice(name: string): void {
    this.#voiceName = name;
    this.#streamOf(name);
  }

  /** For a caller who reads no vendor is asked. */
  setReading(isReading: boolean): void {
    this.forgetPrepared();
    this.#isReading = isReading;
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

  #streamOf(asked: string): TtsStream {
    const voice = this.#isReading ? SILENT : asked;
    const known = this.#streams.get(voice);
    if (known !== undefined) return known;
    const { world, signal } = this.#performing;
    const tts = this.#isReading ? createSilentVoice(world.clock) : world.tts;
    const stream = tts.open({
      voice,
      encoding: 'mulaw',
      sampleRateHz: 8_000,
      signal,
      onEvent: (event) => this.#onEvent(event),
    });
    this.#streams.set(voice, stream);
    return stream;
  }

  #inOrder(next: Utterance): void {
    this.#endMusic();
    this.#order.add(next);
  }

  #sayText(speech: number, text: string, voice: string): void {
    if (this.#sayFromCache(speech, text, voice) || this.#sayPrepared(speech, text, voice)) return;
    this.#begin(speech, { text, voice, keep: !this.#isReading }).isAwaited = true;
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
    this.#sound(speech, voiced, audio);
    this.#finished(speech);
  }

  /** Silent at once; the vendor goes on making what was begun, and nothing of it is lost. */
  pause(): void {
    this.#expectNothing();
    this.#playback.pause();
  }

  /** Goes on with the clause of that speech that was being said at that time, in ms. */
  resume(speech: number, fromMs: number): void {
    this.#playback.resume(speech, fromMs);
    this.#awaitOthers();
  }

  /** Silent at once; nothing of what was said comes later. */
  stop(): void {
    this.#expectNothing();
    this.#stopMusic?.();
    this.#stopMusic = null;
    this.#prepared = [];
    this.#order.clear();
    this.#voiced.clear();
    for (const stream of this.#streams.values()) stream.clear();
    this.#playback.clear();
  }

  /** Texts that will perhaps be said: their sound is made now, so that it is there when they are. */
  prepare(texts: readonly { readonly text: string; readonly voice?: string }[]): void {
    this.forgetPrepared();
    if (!this.#order.isIdle || this.#isReading) return;
    for (const { text, voice = this.#voiceName } of texts) {
      if (this.#performing.world.prompts.get(voice, text) !== undefined) continue;
      this.#preparedCount += 1;
      const id = `prepared ${this.#preparedCount}`;
      this.#prepared.push({ id, text, voice, pieces: [], speech: null });
      this.#streamOf(voice).speak(id, text);
    }
  }

  /** They will not be said; what the vendor has of them must not delay what is. */
  forgetPrepared(): void {
    const unused = this.#prepared.filter(({ speech }) => speech === null);
    if (unused.length === 0 || unused.length < this.#prepared.length) return;
    this.#prepared = [];
    for (const voice of new Set(unused.map((prepared) => prepared.voice))) this.#streamOf(voice).clear();
  }

  /** The sound so far, and what is still to come, is that of this speech now. */
  #sayPrepared(speech: number, text: string, voice: string): boolean {
    const prepared = this.#prepared.find(
      (other) => other.speech === null && other.text === text && other.voice === voice,
    );
    if (prepared === undefined) {
      this.forgetPrepared();
      return false;
    }
    prepared.speech = speech;
    const voiced = this.#begin(speech, { text, voice, keep: true });
    voiced.isAwaited = prepared.pieces.length === 0;
    if (voiced.isAwaited) this.#awaitSound();
    for (const piece of prepared.pieces) this.#sound(speech, voiced, piece);
    return true;
  }

  close(): void {
    this.#expectNothing();
    this.#stopMusic?.();
    this.#stopMusic = null;
    for (const stream of this.#streams.values()) this.#performing.run(stream.close(), 'closing the voice');
  }

  /** Whatever the vendor does, no caller hears nothing for long: again and again until there is sound. */
  #awaitSound(): void {
    if (this.#cancelTone !== null || this.#playback.isPaused) return;
    this.#cancelTone = this.#performing.world.clock.after(LATE_MS, () => {
      this.#cancelTone = null;
      playWaitingTone(this.#performing);
      this.#awaitSound();
    });
  }

  #expectNothing(): void {
    this.#cancelTone?.();
    this.#cancelTone = null;
  }

  #begin(speech: number, { text, voice, keep }: Pick<Voiced, 'text' | 'voice' | 'keep'>): Voiced {
    const fresh: Voiced = { text, voice, isAwaited: false, keep };
    this.#voiced.set(speech, fresh);
    this.#order.begun(speech);
    return fresh;
  }

  #onEvent(event: TtsEvent): void {
    switch (event.type) {
      case 'audio': {
        const speech = this.#speechOf(event.speechId, event.chunk);
        const voiced = speech === null ? undefined : this.#voiced.get(speech);
        if (speech !== null && voiced !== undefined) this.#sound(speech, voiced, event.chunk);
        return;
      }
      case 'done': {
        const speech = this.#speechOf(event.speechId);
        if (speech === null) this.#preparedWhole(event.speechId);
        else this.#finished(speech);
        return;
      }
      case 'failed':
        this.#expectNothing();
        this.#failed(event);
        return;
      case 'cleared':
        return;
      default:
        assertNever(event);
    }
  }

  /** Which speech the vendor speaks of; null while it is only prepared, when its sound is kept. */
  #speechOf(speechId: string, chunk?: Uint8Array): number | null {
    const prepared = this.#prepared.find(({ id }) => id === speechId);
    if (prepared === undefined) return Number(speechId);
    if (chunk !== undefined && prepared.speech === null) prepared.pieces.push(chunk);
    return prepared.speech;
  }

  #preparedWhole(id: string): void {
    const prepared = this.#prepared.find((other) => other.id === id);
    if (prepared === undefined) return;
    this.#prepared = this.#prepared.filter((other) => other !== prepared);
    this.#performing.world.prompts.put(prepared.voice, prepared.text, Buffer.concat(prepared.pieces));
  }

  /** One failure of the vendor, however much it was to say. */
  #failed({ speechIds, error: { code } }: Extract<TtsEvent, { type: 'failed' }>): void {
    const broken = speechIds.map((id) => this.#speechOf(id)).filter((speech) => speech !== null);
    this.#prepared = this.#prepared.filter(({ id }) => !speechIds.includes(id));
    if (broken.length === 0) return;
    for (const speech of broken) {
      this.#voiced.delete(speech);
      // Said again whole: what there is of it must be neither counted twice nor kept for the next caller.
      this.#playback.forget(speech);
    }
    this.#performing.push({ type: 'voiceFailed', speeches: this.#order.lost(broken), code });
  }

  #sound(speech: number, voiced: Voiced, chunk: Uint8Array): void {
    const { world, turnClock, push } = this.#performing;
    const before = world.clock.monotonic();
    this.#expectNothing();
    voiced.isAwaited = false;
    this.#playback.add(speech, chunk);
    const parts = turnClock.sounded(world.clock.monotonic() - before);
    if (parts !== null) push({ type: 'turnTimed', speech, parts });
  }

  /** All sound of a speech is there. */
  #finished(speech: number): void {
    const voiced = this.#voiced.get(speech);
    if (voiced === undefined) return;
    this.#order.finished(speech);
    this.#prepared = this.#prepared.filter((prepared) => prepared.speech !== speech);
    this.#expectNothing();
    voiced.isAwaited = false;
    this.#awaitOthers();
    this.#playback.finish(speech);
    if (voiced.keep) this.#performing.world.prompts.put(voiced.voice, voiced.text, this.#playback.soundOf(speech));
    if (voiced.keep || voiced.voice === '') this.#voiced.delete(speech);
    this.#order.goOn();
  }

  /** What comes next may be late as well. */
  #awaitOthers(): void {
    if ([...this.#voiced.values()].some(({ isAwaited }) => isAwaited)) this.#awaitSound();
  }

  #sayFromCache(speech: number, text: string, voice: string): boolean {
    // What waits at the vendor must be heard first.
    const audio = this.#order.isIdle ? this.#performing.world.prompts.get(voice, text) : undefined;
    if (audio !== undefined) this.#play(speech, audio);
    return audio !== undefined;
  }
}
