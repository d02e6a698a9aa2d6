import { CLOSE_CODES, COME_BACK_WITHIN_MS, COMING_BACK, type ServerMessage } from '@aybiza/call-protocol';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import { CallConnection } from './call-connection.ts';
import { type Microphone, openMicrophone } from './microphone.ts';
import { sendSilence } from './silence-filler.ts';
import { openSilentSpeaker, openSpeaker, type Speaker } from './speaker.ts';
import type { GoBack, HandAnswer, TestCallChange } from './test-call-state.ts';

/** Between two tries to get a lost call back: the first at once, later ones less often. */
const TRY_AGAIN_MS = [0, 500, 1_000, 2_000];
/** The call is over, or the token opens nothing any more: trying again is no use. */
const FINAL_CODES: ReadonlySet<number> = new Set([
  CLOSE_CODES.ended,
  CLOSE_CODES.badMessage,
  CLOSE_CODES.badToken,
  CLOSE_CODES.denied,
  CLOSE_CODES.failed,
]);

/** Where the voice server awaits this call. */
export interface TestCallInvitation {
  readonly url: string;
  readonly token: string;
}

export interface TestCallOptions {
  readonly clock: Clock;
  /** Rejects with what to tell the person. */
  invite(goBack?: GoBack): Promise<TestCallInvitation>;
  onChange(change: TestCallChange): void;
  /** Loudness of whoever speaks, from 0 to 1. */
  onLevel(level: number): void;
}

/** One call from the page: socket, loudspeaker, microphone. Everything that happens becomes a change of state. */
export class TestCall {
  readonly #options: TestCallOptions;
  #context: AudioContext | null = null;
  #connection: CallConnection | null = null;
  #speaker: Speaker | null = null;
  #microphone: Microphone | null = null;
  #stopSilence: () => void = () => undefined;
  #over = false;
  /** Lets the page back into the call once; null before it has begun. */
  #resumeToken: string | null = null;
  /** On the monotonic clock; null while the line is there. */
  #lostAt: number | null = null;
  #tries = 0;
  #cancelRetry: () => void = () => undefined;

  constructor(options: TestCallOptions) {
    this.#options = options;
  }

  /** Dials. With `voice`, the microphone is asked for first; without it, or when it is refused, the call is typed. */
  async start({ voice, goBack }: { voice: boolean; goBack?: GoBack | undefined }): Promise<void> {
    const { onChange } = this.#options;
    onChange(goBack === undefined ? { type: 'started' } : { type: 'wentBack', seq: goBack.seq });
    try {
      this.#context = openContext();
      const speaker = await this.#openSpeaker(this.#context);
      if (this.#over) return speaker.close();
      this.#speaker = speaker;
      if (voice) await this.openVoice();
      const invitation = await this.#options.invite(goBack);
      if (this.#over) return;
      this.#connect(invitation);
    } catch (error) {
      if (this.#over) return;
      // The invitation failed: nothing was dialled.
      this.#release();
      onChange({ type: 'refused', reason: errorMessage(error) });
    }
  }

  /** Switches the microphone on, after asking the person. */
  async openVoice(): Promise<void> {
    const { onChange, onLevel } = this.#options;
    if (this.#microphone !== null || this.#context === null) return;
    onChange({ type: 'voice', voice: 'asking' });
    const opened = await openMicrophone(this.#context, {
      onFrame: (frame) => this.#connection?.sendAudio(frame),
      onLevel,
    });
    if (this.#over) return typeof opened === 'string' ? undefined : opened.close();
    if (typeof opened === 'string') return onChange({ type: 'voice', voice: opened });
    this.#stopSilence();
    this.#microphone = opened;
    onChange({ type: 'voice', voice: 'on' });
  }

  /** Switches the microphone off; the call goes on. */
  closeVoice(): void {
    if (this.#microphone === null) return;
    this.#microphone.close();
    this.#microphone = null;
    this.#sendSilence();
    this.#options.onLevel(0);
    this.#options.onChange({ type: 'voice', voice: 'off' });
  }

  say(text: string): void {
    const words = text.trim().slice(0, 1_000);
    if (words !== '') this.#connection?.send({ type: 'text', text: words });
  }

  press(key: string): void {
    this.#connection?.send({ type: 'key', key });
  }

  /** Answers the request that is waited for under a number. */
  answer(wait: number, answer: HandAnswer): void {
    this.#connection?.send({ type: 'answer', wait, ...answer });
  }

  hangUp(): void {
    // Nothing was dialled yet, or the line is lost and the call ends by itself: nobody else will say that it is over.
    if (this.#connection === null || this.#lostAt !== null) {
      this.stop();
      this.#options.onChange({ type: 'closed', code: CLOSE_CODES.ended });
    } else this.#connection.hangUp();
  }

  /** The page goes away, or another call begins. */
  stop(): void {
    // Else the server would wait for the page to come back.
    this.#connection?.send({ type: 'hangUp' });
    this.#connection?.close();
    this.#release();
  }

  #connect({ url, token }: TestCallInvitation): void {
    const { clock, onChange } = this.#options;
    this.#connection = new CallConnection({
      url,
      token,
      audio: { encoding: 'mulaw' },
      clock,
      onMessage: (message) => this.#receive(message),
      onAudio: (bytes) => this.#speaker?.play(bytes),
      onClose: (code) => {
        if (this.#comesBack(url, code)) return;
        this.#release();
        onChange({ type: 'closed', code });
      },
    });
    if (this.#microphone === null) this.#sendSilence();
  }

  /** False: the call is over, or has been lost for too long. */
  #comesBack(url: string, code: number): boolean {
    const { clock, onChange } = this.#options;
    const token = this.#resumeToken;
    if (this.#over || token === null || FINAL_CODES.has(code)) return false;
    const now = clock.monotonic();
    if (this.#lostAt === null) {
      this.#lostAt = now;
      this.#tries = 0;
      this.#speaker?.clear();
      onChange({ type: 'lost' });
    }
    if (now - this.#lostAt > COME_BACK_WITHIN_MS) return false;
    const address = new URL(url);
    address.search = COMING_BACK;
    const delayMs = TRY_AGAIN_MS[Math.min(this.#tries, TRY_AGAIN_MS.length - 1)] ?? 0;
    this.#tries += 1;
    this.#cancelRetry = clock.after(delayMs, () => this.#connect({ url: address.href, token }));
    return true;
  }

  #receive(message: ServerMessage): void {
    if (message.type === 'ready') {
      this.#resumeToken = message.resumeToken ?? null;
      this.#lostAt = null;
    }
    if (message.type === 'ended') this.#resumeToken = null;
    if (message.type === 'mark') this.#speaker?.mark(message.mark);
    if (message.type === 'clear') this.#speaker?.clear();
    this.#options.onChange({ type: 'received', message });
  }

  async #openSpeaker(context: AudioContext | null): Promise<Speaker> {
    const listener = {
      onPlayed: (mark: string) => this.#connection?.send({ type: 'played', mark }),
      onLevel: (level: number) => this.#microphone === null && this.#options.onLevel(level),
    };
    try {
      if (context !== null && (await isRunning(context, this.#options.clock)))
        return await openSpeaker(context, listener);
    } catch {
      // A machine without sound: the call can still be read.
    }
    return openSilentSpeaker(this.#options.clock, listener);
  }

  #sendSilence(): void {
    this.#stopSilence();
    this.#stopSilence = sendSilence(this.#options.clock, (frame) => this.#connection?.sendAudio(frame));
  }

  #release(): void {
    this.#over = true;
    this.#cancelRetry();
    this.#stopSilence();
    this.#microphone?.close();
    this.#speaker?.close();
    void this.#context?.close();
    this.#microphone = null;
    this.#context = null;
    this.#options.onLevel(0);
  }
}

/** Null where the browser has no sound. */
export function openContext(): AudioContext | null {
  return typeof AudioContext === 'function' ? new AudioContext({ latencyHint: 'interactive' }) : null;
}

/** A machine without a sound card never starts its context, and never says so. */
const SOUND_TIMEOUT_MS = 1_500;

function isRunning(context: AudioContext, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.after(SOUND_TIMEOUT_MS, () => resolve(false));
    context.resume().then(
      () => {
        cancel();
        resolve(true);
      },
      () => resolve(false),
    );
  });
}
