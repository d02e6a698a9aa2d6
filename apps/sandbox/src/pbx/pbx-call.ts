import { randomInt } from 'node:crypto';
import type { Clock } from '@aybiza/foundation/clock';
import { systemClock } from '@aybiza/foundation/clock';
import type { PhraseRecogniser } from '../recogniser/create-phrase-recogniser.ts';
import { DEFAULT_PATIENCE_MS, Handset } from '../twilio/handset.ts';
import { createPacer } from '../twilio/pacer.ts';
import { toTelephoneSpeech } from '../twilio/play-sound.ts';
import { wait } from '../twilio/wait.ts';
import type { Voice } from '../voice/create-voice.ts';
import { MediaChannel } from './media-channel.ts';

/** Asterisk's `DIALSTATUS` of somebody who is dialled, as far as a dial plan goes on after it. */
export type DialStatus = 'ANSWER' | 'BUSY' | 'NOANSWER' | 'CHANUNAVAIL';

export interface PbxCallOptions {
  /** Of the voice server, such as `http://127.0.0.1:3100`. */
  readonly url: string;
  /** The secret of the line. */
  readonly secret: string;
  readonly from: string;
  readonly voice: Voice;
  readonly recogniser: PhraseRecogniser;
  readonly format?: 'ulaw' | 'slin';
  readonly commands?: boolean;
  /** How whoever is dialled behaves; anybody else does not answer. */
  readonly dial?: Readonly<Record<string, DialStatus>>;
  /** A dial plan that only dials the socket, and hangs up after it. */
  readonly isPlain?: boolean;
  readonly clock?: Clock;
}

/** How a dial plan went: what it was told and did, in order. */
export type PbxStep =
  | { readonly type: 'talked'; readonly cause: 16 | 38 }
  | { readonly type: 'told'; readonly instruction: string }
  | { readonly type: 'dialled'; readonly to: string; readonly status: DialStatus };

/** Asks no more often than a person would wait. */
const MAX_STEPS = 50;
/** Between two tries of a dial plan to reach the server. */
const TRY_AGAIN_MS = 100;
/** Holds no timer while there are no calls, so it needs no end. */
const sharedPacer = createPacer(systemClock());

/** A caller at an Asterisk, whose dial plan is the one that docs/operators/connect-a-pbx.md gives. */
export class PbxCall {
  readonly name = `${Math.floor(Date.now() / 1000)}.${randomInt(1e6)}`;
  readonly steps: PbxStep[] = [];
  /** What the server did that Asterisk would not take. */
  readonly problems: string[] = [];
  /** Resolves when the dial plan has come to its end. */
  readonly ended: Promise<void>;
  readonly #options: PbxCallOptions;
  readonly #handset: Handset;
  readonly #clock: Clock;
  readonly #over = new AbortController();
  #channel: MediaChannel | undefined;

  constructor(options: PbxCallOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock();
    this.#handset = new Handset({ clock: this.#clock, pacer: sharedPacer, keptMs: 600_000 });
    this.ended = this.#run();
  }

  get nowMs(): number {
    return this.#handset.nowMs;
  }

  timeOfFirstSoundAfter(ms: number): number | undefined {
    return this.#handset.heard.timeOfFirstSoundAfter(ms);
  }

  async say(text: string): Promise<void> {
    await this.#handset.speak(await toTelephoneSpeech(text, this.#options.voice));
  }

  async press(digits: string): Promise<void> {
    await this.#handset.lifted;
    for (const digit of digits) {
      this.#channel?.press(digit);
      this.#handset.notePress();
    }
  }

  agentFinished({ quietMs = 700, timeoutMs = DEFAULT_PATIENCE_MS } = {}): Promise<void> {
    return this.#handset.agentFinished(quietMs, timeoutMs);
  }

  agentSpokenFor(ms: number): Promise<void> {
    return this.#handset.agentSpokenFor(ms, DEFAULT_PATIENCE_MS);
  }

  transcribeHeard(phrases: readonly string[], fromMs = 0): Promise<string> {
    return this.#options.recogniser.recognise(this.#handset.heard.samples(fromMs), phrases);
  }

  hangUp(): void {
    this.#over.abort();
    this.#channel?.hangUp();
  }

  /** The network between PBX and server breaks for a moment. */
  loseSocket(): void {
    this.#channel?.socket.terminate();
  }

  async #run(): Promise<void> {
    this.#handset.lift();
    try {
      await this.#followDialPlan();
    } finally {
      this.#handset.hangUp();
    }
  }

  async #followDialPlan(): Promise<void> {
    let instruction = 'talk';
    for (let step = 0; step < MAX_STEPS && !this.#over.signal.aborted; step += 1) {
      const [verb, argument = ''] = instruction.split('/');
      let dialled: DialStatus | undefined;
      if (verb === 'talk') await this.#talk(argument);
      else if (verb === 'dial') dialled = await this.#dial(argument);
      else return;
      if (this.#options.isPlain === true) return;
      if (this.#over.signal.aborted || dialled === 'ANSWER') {
        // Asterisk: the `h` extension, which runs when the caller is gone.
        await this.#ask({ over: '1' });
        return;
      }
      instruction = await this.#ask(dialled === undefined ? {} : { dialled });
      this.steps.push({ type: 'told', instruction: instruction.split('/', 1)[0] ?? '' });
    }
  }

  async #talk(token: string): Promise<void> {
    const { url, from, format = 'ulaw', commands = true } = this.#options;
    const query = new URLSearchParams({ call: this.name, from, ...(token === '' ? {} : { token }) });
    const channel = new MediaChannel({
      url: `${url.replace(/^http/, 'ws')}/pbx/call?${query}`,
      headers: this.#headers(),
      channelId: `ws-${this.name}`,
      format,
      commands,
      onProblem: (problem) => this.problems.push(problem),
    });
    this.#channel = channel;
    this.#handset.connect(channel);
    const cause = await channel.ended;
    this.#handset.connect(undefined);
    this.steps.push({ type: 'talked', cause });
  }

  async #dial(to: string): Promise<DialStatus> {
    const status = this.#options.dial?.[to] ?? 'NOANSWER';
    this.steps.push({ type: 'dialled', to, status });
    return status;
  }

  /** Asks until a server answers: the first one that is asked may have died over the call. */
  async #ask(form: Readonly<Record<string, string>>): Promise<string> {
    const body = new URLSearchParams({ call: this.name, from: this.#options.from, ...form });
    for (let tries = 0; tries < MAX_STEPS; tries += 1) {
      const answer = await fetch(`${this.#options.url}/pbx/next`, {
        method: 'POST',
        headers: this.#headers(),
        body,
      }).then(
        async (response) => (response.ok ? await response.text() : undefined),
        () => undefined,
      );
      if (answer !== undefined) return answer;
      await wait(this.#clock, TRY_AGAIN_MS, new AbortController().signal);
    }
    return 'hangup';
  }

  #headers(): Record<string, string> {
    const pair = Buffer.from(`aybiza:${this.#options.secret}`).toString('base64');
    return { authorization: `Basic ${pair}` };
  }
}
