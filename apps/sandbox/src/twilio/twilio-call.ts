import { TELEPHONE_HZ } from '../audio/telephone.ts';
import { writeWav } from '../audio/wav.ts';
import type { CallFacts } from './call-fields.ts';
import type { CallInstructions, PlaceCallOptions, RequiredParts } from './call-options.ts';
import type { CallerEvent, CallResult, CallStatus } from './call-record.ts';
import { Diary } from './diary.ts';
import { callerError, DEFAULT_PATIENCE_MS, Handset } from './handset.ts';
import { newSid } from './new-sid.ts';
import { toTelephoneSpeech } from './play-sound.ts';
import type { SoundSegment } from './sound-track.ts';
import { TelephoneLine } from './telephone-line.ts';
import { wait } from './wait.ts';

const DEFAULT_KEPT_MS = 10 * 60 * 1000;
/** Between keys, as a person presses them; `w` waits longer, as in Twilio's `SendDigits`. */
const KEY_MS = 60;
const KEY_WAIT_MS = 500;

/** One call as its caller lives it: moves to make, sound to examine. Moves before the answer wait for it. */
export class TwilioCall {
  readonly facts: CallFacts;
  /** Epoch ms. */
  readonly startedAt: number;
  /** Epoch ms; undefined while the call goes on. */
  endedAt: number | undefined;
  /** Resolves when the call is over and everybody has been told; never rejects. */
  readonly ended: Promise<CallResult>;
  readonly #options: PlaceCallOptions & RequiredParts;
  readonly #diary: Diary;
  readonly #handset: Handset;
  readonly #line: TelephoneLine;

  constructor(options: PlaceCallOptions & RequiredParts) {
    const { accountSid, from, to, direction = 'inbound', clock, pacer, keptMs = DEFAULT_KEPT_MS } = options;
    this.#options = options;
    this.facts = { callSid: newSid('CA'), accountSid, from, to, direction };
    this.startedAt = clock.now();
    this.#diary = new Diary(clock);
    this.#handset = new Handset({ clock, pacer, keptMs });
    this.#line = new TelephoneLine({ options, facts: this.facts, handset: this.#handset, diary: this.#diary });
    this.ended = this.#live();
  }

  get callSid(): string {
    return this.facts.callSid;
  }

  get status(): CallStatus {
    return this.#line.status;
  }

  /** Somebody hung up; it may be that not everybody has been told. */
  get isOver(): boolean {
    return this.#line.over.aborted;
  }

  /** Of those whom the caller is being put through to, or talks to. */
  get legs(): readonly CallFacts[] {
    return this.#line.legs;
  }

  /** Ms since answer; 0 before. */
  get nowMs(): number {
    return this.#handset.nowMs;
  }

  get events(): readonly CallerEvent[] {
    return this.#diary.events;
  }

  /** What the caller heard, stretch by stretch; ms since answer. */
  get heard(): readonly Readonly<SoundSegment>[] {
    return this.#handset.heard.segments;
  }

  /** What the caller said, likewise. */
  get said(): readonly Readonly<SoundSegment>[] {
    return this.#handset.said.segments;
  }

  /** The moment of the first sound at or after `ms` since answer. */
  timeOfFirstSoundAfter(ms: number): number | undefined {
    return this.#handset.heard.timeOfFirstSoundAfter(ms);
  }

  /** 8 kHz samples of what was heard between two moments since answer. */
  heardSamples(fromMs?: number, toMs?: number): Int16Array {
    return this.#handset.heard.samples(fromMs, toMs);
  }

  heardWav(): Uint8Array {
    return writeWav({ channels: [this.heardSamples()], sampleRateHz: TELEPHONE_HZ });
  }

  /** Both directions in one file: the caller left, the agent right. */
  bothWav(): Uint8Array {
    return writeWav({ channels: [this.#handset.said.samples(), this.heardSamples()], sampleRateHz: TELEPHONE_HZ });
  }

  /** Which of the phrases the agent was heard to say, from a moment since answer on. @param language BCP 47 */
  async transcribeHeard(phrases: readonly string[], fromMs = 0, language = 'en'): Promise<string> {
    const { recogniser } = this.#options;
    if (recogniser === undefined) throw callerError('NOT_EQUIPPED', 'this call was placed without a recogniser');
    return recogniser.recognise(this.heardSamples(fromMs), phrases, language);
  }

  /** Resolves once a media stream is open. */
  streaming({ timeoutMs = DEFAULT_PATIENCE_MS } = {}): Promise<void> {
    const isOver = () => this.#line.stream?.isLive === true;
    return this.#handset.until('a stream was open', { isOver, timeoutMs });
  }

  /** Says a text; resolves when the last of it has been said. */
  async say(text: string, style: { voice?: string } = {}): Promise<void> {
    const { voice } = this.#options;
    if (voice === undefined) throw callerError('NOT_EQUIPPED', 'this call was placed without a voice');
    await this.play(await toTelephoneSpeech(text, voice, style.voice));
  }

  /** Plays mu-law as the caller's voice; resolves when the last of it has been sent. */
  play(muLaw: Uint8Array): Promise<void> {
    return this.#handset.speak(muLaw);
  }

  /** Breaks off what is being said. */
  fallSilent(): void {
    this.#handset.fallSilent();
  }

  /** Presses keys one after the other; `w` waits half a second. */
  async press(digits: string): Promise<void> {
    await this.#handset.lifted;
    for (const digit of digits) {
      if (digit !== 'w') {
        this.#line.stream?.press(digit);
        this.#handset.notePress();
        this.#diary.note({ type: 'pressed', digit });
      }
      await this.pause(digit === 'w' ? KEY_WAIT_MS : KEY_MS);
    }
  }

  /** Resolves once the agent has answered the caller's last move, all of it was heard, and it stayed quiet. */
  agentFinished({ quietMs = 700, timeoutMs = DEFAULT_PATIENCE_MS } = {}): Promise<void> {
    return this.#handset.agentFinished(quietMs, timeoutMs);
  }

  /** Resolves once the agent has spoken for so long since the caller's last move: the moment to interrupt. */
  agentSpokenFor(spokenMs: number, { timeoutMs = DEFAULT_PATIENCE_MS } = {}): Promise<void> {
    return this.#handset.agentSpokenFor(spokenMs, timeoutMs);
  }

  /** Does nothing for a while, or until the call ends. */
  pause(durationMs: number): Promise<void> {
    return wait(this.#options.clock, durationMs, this.#line.over);
  }

  hangUp(): void {
    this.#line.end(this.status === 'in-progress' ? 'completed' : 'no-answer', 'caller');
  }

  /** The runtime ends the call over REST. */
  complete(): void {
    this.#line.end(this.status === 'in-progress' ? 'completed' : 'canceled', 'runtime');
  }

  /** The runtime sends the call elsewhere over REST: what goes on now stops at once. */
  redirect(instructions: CallInstructions): void {
    this.#line.redirect(instructions);
  }

  async #live(): Promise<CallResult> {
    // Whoever placed the call has it in hand before the first thing happens to it.
    await Promise.resolve();
    await this.#line.run();
    this.endedAt = this.#options.clock.now();
    return this.#toResult();
  }

  #toResult(): CallResult {
    const { streams, status, endedBy = 'error' } = this.#line;
    const sum = (count: (stream: (typeof streams)[number]) => number) =>
      streams.reduce((total, stream) => total + count(stream), 0);
    return {
      callSid: this.callSid,
      status,
      endedBy,
      durationMs: this.#handset.durationMs,
      said: this.said,
      heard: this.heard,
      answerTimes: this.#handset.answerTimes(),
      problems: this.#diary.problems,
      violations: sum((stream) => stream.violations),
      underruns: {
        count: sum(({ playback }) => playback.underruns.count),
        totalMs: sum(({ playback }) => playback.underruns.totalMs),
      },
      droppedFrames: sum((stream) => stream.droppedFrames),
    };
  }
}
