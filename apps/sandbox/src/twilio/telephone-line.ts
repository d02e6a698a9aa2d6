import { errorMessage } from '@aybiza/foundation/errors';
import { type CallFacts, toCallFields } from './call-fields.ts';
import type { CallInstructions, PlaceCallOptions, RequiredParts } from './call-options.ts';
import type { CallerEventNote, CallStatus, EndedBy } from './call-record.ts';
import { dialNumbers, isPickingUp } from './dial.ts';
import type { Diary } from './diary.ts';
import { fetchDocument, readDocument } from './fetch-document.ts';
import type { Handset } from './handset.ts';
import { MediaStream } from './media-stream.ts';
import { newSid } from './new-sid.ts';
import { fetchTelephoneSound, playSound, toTelephoneSpeech } from './play-sound.ts';
import { reportDetection } from './report-detection.ts';
import { type RunEnd, runTwiml, type TwimlHost } from './run-twiml.ts';
import type { FormField } from './sign.ts';
import { createStatusReporter, type StatusReporter } from './status-reporter.ts';
import { reportStream } from './stream-status.ts';
import { takeTelephonyFault } from './telephony-fault.ts';
import type { Action, StreamNoun, TwimlDocument, Verb } from './twiml.ts';
import { wait } from './wait.ts';

/** Twilio's longest call. */
const DEFAULT_LIMIT_MS = 4 * 60 * 60 * 1000;
const DEFAULT_RING_MS = 200;
const DEFAULT_TALK_MS = 1000;
/** A call that is moved to stream after stream for ever is of no use; what is kept of them is bounded. */
const MAX_STREAMS = 1000;

export interface LineParts {
  options: PlaceCallOptions & RequiredParts;
  facts: CallFacts;
  handset: Handset;
  diary: Diary;
}

/** The telephone company's part of one call: rings, asks webhooks, follows TwiML, carries streams, reports. */
export class TelephoneLine {
  readonly streams: MediaStream[] = [];
  status: CallStatus;
  endedBy: EndedBy | undefined;
  /** Of those whom the caller is being put through to, or talks to. */
  legs: readonly CallFacts[] = [];
  readonly #parts: LineParts;
  readonly #reporter: StatusReporter;
  readonly #over = new AbortController();
  /** Of the instructions that are followed now; a redirection aborts them. */
  #current = new AbortController();
  #next: CallInstructions | undefined;
  #connection: Promise<unknown> = Promise.resolve();

  constructor(parts: LineParts) {
    const { options, facts, diary } = parts;
    this.#parts = parts;
    this.#next = options.instructions;
    this.status = facts.direction === 'inbound' ? 'ringing' : 'queued';
    this.#reporter = createStatusReporter({
      callback: options.statusCallback,
      facts,
      authToken: options.authToken,
      clock: options.clock,
      onFailed: ({ code, message }) => diary.noteProblem(code, message),
    });
  }

  /** Aborted when the call is over. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  get stream(): MediaStream | undefined {
    return this.streams.at(-1);
  }

  /** The whole call; resolves when it is over and everybody has been told. */
  async run(): Promise<void> {
    const { options, facts, diary } = this.#parts;
    const cancelLimit = options.clock.after(options.limitMs ?? DEFAULT_LIMIT_MS, () => this.end('completed', 'twiml'));
    try {
      const isReached = facts.direction === 'inbound' || (await this.#ring());
      if (isReached) await this.#followInstructions();
    } catch (error) {
      // What was going on when somebody hung up fails, and may.
      if (!this.over.aborted) {
        // 11200: a resource of the instructions could not be had.
        diary.noteProblem(11_200, errorMessage(error));
        this.end('failed', 'error');
      }
    }
    cancelLimit();
    await this.#connection;
    await this.#reportEnd();
  }

  /** Ends the call, unless that has happened. */
  end(status: CallStatus, by: EndedBy): void {
    if (this.endedBy !== undefined) return;
    this.status = status;
    this.endedBy = by;
    this.#next = undefined;
    this.#current.abort();
    this.#over.abort();
    this.#parts.handset.hangUp();
    this.#parts.diary.note({ type: 'ended', status, by });
  }

  /** Stops what goes on now and follows other instructions. */
  redirect(instructions: CallInstructions): void {
    if (this.endedBy !== undefined) return;
    this.#parts.diary.note({ type: 'redirected' });
    this.#next = instructions;
    this.#current.abort();
  }

  /** An outbound call until somebody picks up; false if nobody does. */
  async #ring(): Promise<boolean> {
    const { clock, dial = {}, to, ringMs = DEFAULT_RING_MS } = this.#parts.options;
    this.#reporter.report('initiated', 'initiated');
    this.status = 'ringing';
    this.#reporter.report('ringing', 'ringing');
    await wait(clock, ringMs, this.over);
    if (this.over.aborted) return false;
    const behaviour = dial[to] ?? 'answer';
    if (isPickingUp(behaviour)) this.#pickUp();
    else this.end(behaviour, 'twiml');
    return isPickingUp(behaviour);
  }

  #pickUp(): void {
    if (this.status === 'in-progress' || this.over.aborted) return;
    this.status = 'in-progress';
    this.#parts.diary.note({ type: 'answered' });
    this.#reporter.report('answered', 'in-progress');
    this.#parts.handset.lift();
    this.#detect();
  }

  #detect(): void {
    const { options, facts } = this.#parts;
    const { detection: callback, machines = [], to, authToken, clock } = options;
    void reportDetection({ callback, facts, isMachine: machines.includes(to), authToken, clock, over: this.over });
  }

  async #followInstructions(): Promise<void> {
    let end: RunEnd = { type: 'interrupted' };
    for (let next = this.#next; next !== undefined; next = this.#next) {
      this.#next = undefined;
      this.#current = new AbortController();
      end = await this.#follow(next, this.#current.signal);
    }
    if (end.type === 'rejected') this.end(end.reason === 'busy' ? 'busy' : 'no-answer', 'twiml');
    else if (end.type === 'failed') this.end(this.status === 'in-progress' ? 'completed' : 'failed', 'error');
    else this.end('completed', 'twiml');
  }

  async #follow(instructions: CallInstructions, signal: AbortSignal): Promise<RunEnd> {
    const document =
      'url' in instructions
        ? await this.#fetch(instructions, [])
        : readDocument(instructions.twiml, '', (code, message) => this.#parts.diary.noteProblem(code, message));
    if (signal.aborted) return { type: 'interrupted' };
    return document === undefined ? { type: 'failed' } : runTwiml(this.#host(), document, signal);
  }

  #fetch(action: Action, fields: readonly FormField[]): Promise<TwimlDocument | undefined> {
    const { options, facts, diary } = this.#parts;
    const signal = this.#current.signal;
    return fetchDocument(action, [...toCallFields(facts, this.status), ...fields], {
      authToken: options.authToken,
      clock: options.clock,
      signal,
      fallback: options.fallback,
      noteRequest: (url, httpStatus) => diary.note({ type: 'webhook', url, httpStatus }),
      noteProblem: (code, message) => {
        // A request that was given up because the call went elsewhere is nobody's fault.
        if (!signal.aborted) diary.noteProblem(code, message);
      },
    });
  }

  #host(): TwimlHost {
    const { handset, diary } = this.#parts;
    const { clock, voice } = this.#parts.options;
    return {
      fetchDocument: (action, fields) => this.#fetch(action, fields),
      answer: () => this.#pickUp(),
      noteVerb: (verb) => diary.note({ type: 'verb', verb }),
      connect: (noun, signal) => this.#connect(noun, signal),
      say: async ({ text, voice: name }, signal) =>
        playSound(handset, await toTelephoneSpeech(text, voice, name), signal),
      play: async (url, signal) => playSound(handset, await fetchTelephoneSound(url), signal),
      // Keys of the caller go to the stream; whoever is asked for some without one presses none.
      gather: async ({ prompts, timeoutMs }, signal) => {
        for (const { text, voice: name } of prompts)
          await playSound(handset, await toTelephoneSpeech(text, voice, name), signal);
        await wait(clock, timeoutMs, signal);
        return undefined;
      },
      pause: (durationMs, signal) => wait(clock, durationMs, signal),
      dial: (verb, signal) => this.#dial(verb, signal),
    };
  }

  async #connect(noun: StreamNoun, signal: AbortSignal): Promise<void> {
    const { options, facts, handset } = this.#parts;
    if (this.streams.length >= MAX_STREAMS) throw new Error(`more than ${MAX_STREAMS} streams in one call`);
    const streamSid = newSid('MZ');
    const stream = new MediaStream({
      noun,
      streamSid,
      callSid: facts.callSid,
      accountSid: facts.accountSid,
      authToken: options.authToken,
      clock: options.clock,
      fault: takeTelephonyFault(options.faults),
      note: (event) => this.#noteStream(event, { streamSid, noun }),
    });
    this.streams.push(stream);
    const stop = () => void stream.stop();
    signal.addEventListener('abort', stop, { once: true });
    handset.connect(stream);
    this.#connection = stream.ended;
    await stream.ended;
    signal.removeEventListener('abort', stop);
    handset.connect(undefined);
  }

  #noteStream(event: CallerEventNote, stream: { streamSid: string; noun: StreamNoun }): void {
    this.#parts.diary.note(event);
    const { facts, options } = this.#parts;
    const sender = { facts, authToken: options.authToken, clock: options.clock };
    if (event.type === 'streamStarted') void reportStream({ event: 'stream-started' }, stream, sender);
    if (event.type === 'streamEnded') void reportStream({ event: 'stream-stopped' }, stream, sender);
    if (event.type === 'problem') {
      void reportStream({ event: 'stream-error', error: `${event.code} ${event.message}` }, stream, sender);
    }
  }

  async #dial(verb: Extract<Verb, { type: 'dial' }>, signal: AbortSignal): Promise<readonly FormField[]> {
    const { options, facts, diary } = this.#parts;
    const { dial = {}, ringMs = DEFAULT_RING_MS, talkMs = DEFAULT_TALK_MS, authToken, clock } = options;
    const { number, status, fields, told } = await dialNumbers(
      { numbers: verb.numbers, timeoutMs: verb.timeoutMs, parent: facts, callerId: verb.callerId ?? facts.from },
      {
        plan: { behaviours: dial, ringMs, talkMs },
        authToken,
        clock,
        signal,
        onFailed: ({ code, message }) => diary.noteProblem(code, message),
        onLegs: (legs) => {
          this.legs = legs;
        },
      },
    );
    this.legs = [];
    diary.note({ type: 'dialled', number, outcome: status, ...(told.length === 0 ? {} : { told }) });
    return fields;
  }

  async #reportEnd(): Promise<void> {
    const seconds = Math.ceil(this.#parts.handset.durationMs / 1000);
    this.#reporter.report('completed', this.status, [
      ['CallDuration', String(seconds)],
      ['Duration', String(Math.ceil(seconds / 60))],
    ]);
    await this.#reporter.flushed();
  }
}
