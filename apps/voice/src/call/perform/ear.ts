import type { Expectation } from '@aybiza/dialogue';
import { Alarm } from '@aybiza/foundation/alarm';
import { AudioRing } from '@aybiza/providers/audio/audio-ring';
import { durationMs, MU_LAW_SILENCE, SPEECH_LEVEL } from '@aybiza/providers/audio/mu-law';
import type { SttEvent, SttStream } from '@aybiza/providers/stt/port';
import { OnsetWatch } from './onset-watch.ts';
import type { Performing } from './performing.ts';

/** What a telephone sends at a time. */
const FRAME_MS = 20;
/** An outage is over when the recogniser says something again, or has not broken for so long. */
const FORGIVE_AFTER_MS = 10_000;
/**
 * One that still breaks so long after an outage began is given up. Order: with the pause before the last try, and a word about it, below
 * the 2 s that a caller may wait; and below the 1.5 s in which an adapter gives up who does not answer, so that those are asked twice.
 */
const OUTAGE_MS = 1_400;
/** Between a failure and the next try, but for the first, which is at once. */
const RETRY_MS = 400;
/** Sound kept for the next try: all that comes between two, and as much again should the timer be late. */
const KEPT_BYTES = RETRY_MS * 8 * 2;
/** So much voice about which the recogniser said nothing is a word, not a cough. */
const A_WORD_MS = 240;
/** What a recogniser tells of itself. */
const NOTHING_HEARD: ReadonlySet<SttEvent['type']> = new Set(['opened', 'closed', 'failed']);

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
  /** When it began, and when the recogniser broke last. */
  #outage: { readonly since: number; readonly brokeAt: number } | null = null;
  readonly #retry: Alarm;
  /** Sound that came while there was no recogniser, for the next one. */
  #missed: AudioRing | null = null;
  /** Voice on the line since the recogniser last said anything. */
  #unheardMs = 0;
  #stream: SttStream | null;

  constructor(performing: Performing) {
    const { world, settings, line, push } = performing;
    this.#performing = performing;
    this.#language = settings.language;
    this.#retry = new Alarm(world.clock);
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
    const heard = this.#isDeaf ? new Uint8Array(audio.length).fill(MU_LAW_SILENCE) : audio;
    if (this.#stream === null) this.#missed?.add(heard);
    else this.#stream.write(heard);
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
    if (this.#stream === null || isOtherLanguage) this.#reopen();
    else this.#stream.configure(this.#expected);
  }

  /** For a caller who reads and writes no vendor is asked. */
  setReading(isReading: boolean): void {
    this.#isReading = isReading;
    if (isReading) {
      this.#closeStream();
      this.#stream = null;
      this.#missed = null;
    } else if (this.#stream === null) this.#reopen();
  }

  close(): void {
    this.#onset.close();
    this.#closeStream();
  }

  #closeStream(): void {
    this.#retry.clear();
    if (this.#stream !== null) this.#performing.run(this.#stream.close(), 'closing the recogniser');
  }

  /** Whoever hears from now on begins with what nobody has heard. */
  #reopen(): void {
    this.#retry.clear();
    this.#stream = this.#open();
    if (this.#missed !== null) this.#stream.write(this.#missed.read());
    this.#missed = null;
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
    if (!NOTHING_HEARD.has(event.type)) {
      this.#unheardMs = 0;
      this.#outage = null;
    }
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

  /** It is tried again, for a while; whoever was speaking is asked to say it again. */
  #broke(code: string): void {
    const { world, push } = this.#performing;
    const now = world.clock.monotonic();
    const spoken = this.#unheardMs >= A_WORD_MS;
    const outage = this.#outage !== null && now - this.#outage.brokeAt < FORGIVE_AFTER_MS ? this.#outage : null;
    this.#outage = { since: outage?.since ?? now, brokeAt: now };
    this.#unheardMs = 0;
    this.#stream = null;
    if (outage === null) this.#reopen();
    else if (now - outage.since < OUTAGE_MS) this.#reopenLater();
    else {
      push({ type: 'recogniserFailed', code });
      return;
    }
    if (outage === null || spoken) push({ type: 'hearingLost', spoken });
  }

  #reopenLater(): void {
    this.#missed = new AudioRing(KEPT_BYTES);
    this.#retry.set(RETRY_MS, () => this.#reopen());
  }
}
