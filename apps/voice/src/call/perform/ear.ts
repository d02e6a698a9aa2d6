import type { Expectation } from '@aybiza/dialogue';
import { durationMs, MU_LAW_SILENCE, SPEECH_LEVEL } from '@aybiza/providers/audio/mu-law';
import type { SttEvent, SttStream } from '@aybiza/providers/stt/port';
import { OnsetWatch } from './onset-watch.ts';
import type { Performing } from './performing.ts';

/** What a telephone sends at a time. */
const FRAME_MS = 20;
/** A recogniser that broke twice within this time is not tried a third time. */
const FORGIVE_AFTER_MS = 10_000;
/** So much voice about which the recogniser said nothing is a word, not a cough. */
const A_WORD_MS = 240;

/** The caller's side of the line in one call: sound in, voices and words out. */
export class Ear {
  readonly #performing: Performing;
  readonly #onset: OnsetWatch;
  #expected: Pick<Expectation, 'profile' | 'keyterms'> = { profile: 'open', keyterms: [] };
  #language: string;
  /** A secret is given by keys: the recogniser gets silence, which keeps its connection. */
  #isDeaf = false;
  /** The caller writes: there is nothing to hear, and no recogniser. */
  #isReading = false;
  #brokeAt = Number.NEGATIVE_INFINITY;
  /** Voice on the line since the recogniser last said anything. */
  #unheardMs = 0;
  #stream: SttStream | null;

  constructor(performing: Performing) {
    const { world, settings, line, push } = performing;
    this.#performing = performing;
    this.#language = settings.language;
    this.#onset = new OnsetWatch({
      checks: world.voices,
      isAgentSpeaking: () => line.isPlaying,
      onVoice: () => push({ type: 'voiceDetected' }),
    });
    this.#stream = this.#open();
  }

  /** Takes the caller's next sound, which is used at once. Gives back how much of it may come in one piece next time, in ms. */
  hear(audio: Uint8Array): number {
    const { recorder, turnClock } = this.#performing;
    const isSound = this.#onset.hear(audio) > SPEECH_LEVEL;
    recorder.caller(audio, isSound);
    if (isSound) {
      turnClock.callerSounds();
      if (!this.#isDeaf) this.#unheardMs += durationMs(audio.length);
    }
    this.#stream?.write(this.#isDeaf ? new Uint8Array(audio.length).fill(MU_LAW_SILENCE) : audio);
    return this.#onset.isWatching ? FRAME_MS : (this.#stream?.batchMs ?? FRAME_MS);
  }

  expect({ profile, keyterms, language, deaf }: Expectation): void {
    this.#isDeaf = deaf;
    this.#expected = { profile, keyterms };
    if (this.#isReading) {
      this.#language = language;
      return;
    }
    // A recogniser keeps the language it was opened with.
    const isOtherLanguage = language !== this.#language;
    this.#language = language;
    if (isOtherLanguage) this.#closeStream();
    // A line that asks again deserves another try at hearing.
    if (this.#stream === null || isOtherLanguage) this.#stream = this.#open();
    else this.#stream.configure(this.#expected);
  }

  /** For a caller who reads and writes no vendor is asked. */
  setReading(isReading: boolean): void {
    this.#isReading = isReading;
    if (isReading) {
      this.#closeStream();
      this.#stream = null;
    } else this.#stream ??= this.#open();
  }

  close(): void {
    this.#onset.close();
    this.#closeStream();
  }

  #closeStream(): void {
    if (this.#stream !== null) this.#performing.run(this.#stream.close(), 'closing the recogniser');
  }

  #open(): SttStream {
    const { world, signal } = this.#performing;
    return world.stt.open({
      encoding: 'mulaw',
      sampleRateHz: 8_000,
      language: this.#language,
      ...this.#expected,
      signal,
      onEvent: (event) => this.#onEvent(event),
    });
  }

  #onEvent(event: SttEvent): void {
    const { turnClock, push } = this.#performing;
    if (event.type !== 'failed') this.#unheardMs = 0;
    switch (event.type) {
      case 'speechStarted':
      case 'interim':
      case 'eagerEndOfTurn':
        push({ type: event.type, text: event.text });
        return;
      case 'turnResumed':
        push(event);
        return;
      case 'final': {
        const { text, confidence, lagMs } = event;
        turnClock.turnEnded(lagMs);
        push(confidence === undefined ? { type: 'final', text } : { type: 'final', text, confidence });
        return;
      }
      case 'failed':
        this.#broke(event.error.code);
        return;
      case 'opened':
      case 'closed':
        return;
    }
  }

  /** One failure is mended; whoever was speaking is asked to say it again. */
  #broke(code: string): void {
    const now = this.#performing.world.clock.monotonic();
    const again = now - this.#brokeAt < FORGIVE_AFTER_MS;
    const spoken = this.#unheardMs >= A_WORD_MS;
    this.#brokeAt = now;
    this.#unheardMs = 0;
    this.#stream = again ? null : this.#open();
    this.#performing.push(again ? { type: 'recogniserFailed', code } : { type: 'hearingLost', spoken });
  }
}
