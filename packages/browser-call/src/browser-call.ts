import {
  CLOSE_CODES,
  type ClientMessage,
  COME_BACK_WITHIN_MS,
  COMING_BACK,
  type ServerMessage,
  type VisitorMessage,
} from '@aybiza/call-protocol';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type * as z from 'zod/mini';
import { CallConnection } from './call-connection.ts';
import { type Microphone, type MicrophoneTrouble, openMicrophone } from './microphone.ts';
import { sendSilence } from './silence-filler.ts';
import { openContext, openSilentSpeaker, openSpeaker, type Speaker, type SpeakerListener } from './speaker.ts';

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
export interface Invitation {
  readonly url: string;
  readonly token: string;
}

/** Whether the person is heard, and if not, why. */
export type VoiceState = 'off' | 'asking' | 'on' | MicrophoneTrouble;

/** What happens to a call, as its page sees it. */
export type BrowserCallChange<Message> =
  | { readonly type: 'received'; readonly message: Message }
  /** The line is lost, and is tried to get back. */
  | { readonly type: 'lost' }
  | { readonly type: 'closed'; readonly code: number }
  /** Nothing was dialled. */
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'voice'; readonly voice: VoiceState };

export interface BrowserCallOptions<Message extends ServerMessage | VisitorMessage> {
  readonly clock: Clock;
  /** What the voice server says to this page. */
  readonly schema: z.core.$ZodType<Message>;
  /** The folder of the worklets, with a slash at its end. */
  readonly worklets: string;
  onChange(change: BrowserCallChange<Message>): void;
  /** Loudness of whoever speaks, from 0 to 1. */
  onLevel(level: number): void;
}

export interface StartOptions {
  /** Asks for the microphone first; without it, or when it is refused, the call is typed. */
  readonly voice: boolean;
  /** False: nothing is played, until somebody wants to speak. */
  readonly sound?: boolean;
  /** Rejects with what to tell the person. */
  invite(): Promise<Invitation>;
}

/** One call from a page: socket, loudspeaker, microphone. Everything that happens becomes a change that its page is told. */
export class BrowserCall<Message extends ServerMessage | VisitorMessage> {
  readonly #options: BrowserCallOptions<Message>;
  #context: AudioContext | null = null;
  #connection: CallConnection<Message> | null = null;
  #speaker: Speaker | null = null;
  /** Whether anything is voiced for us. */
  #wantsSound = true;
  #microphone: Microphone | null = null;
  #stopSilence: () => void = () => undefined;
  #over = false;
  /** The server has answered, and the line is not lost. */
  #isOnLine = false;
  /** Lets the page back into the call once; null before it has begun. */
  #resumeToken: string | null = null;
  /** When the line was lost last, on the monotonic clock. */
  #lostAt = 0;
  #tries = 0;
  #cancelRetry: () => void = () => undefined;
  readonly #listener: SpeakerListener = {
    onPlayed: (mark) => this.send({ type: 'played', mark }),
    onLevel: (level) => this.#microphone === null && this.#options.onLevel(level),
  };

  constructor(options: BrowserCallOptions<Message>) {
    this.#options = options;
  }

  /** Dials. */
  async start({ voice, sound = true, invite }: StartOptions): Promise<void> {
    this.#wantsSound = sound;
    try {
      if (sound) await this.#openSound();
      if (this.#over) return this.#release();
      this.#speaker ??= openSilentSpeaker(this.#options.clock, this.#listener);
      if (voice) await this.openVoice();
      if (this.#over) return;
      const invitation = await invite();
      if (this.#over) return;
      this.#connect(invitation);
    } catch (error) {
      if (this.#over) return;
      // The invitation failed: nothing was dialled.
      this.#release();
      this.#options.onChange({ type: 'refused', reason: errorMessage(error) });
    }
  }

  /** Switches the microphone on, after asking the person, and the sound. */
  async openVoice(): Promise<void> {
    const { onChange, onLevel, worklets } = this.#options;
    if (this.#microphone !== null || this.#over) return;
    onChange({ type: 'voice', voice: 'asking' });
    if (this.#context === null) await this.#openSound();
    if (this.#over) return;
    if (this.#context === null) return onChange({ type: 'voice', voice: 'missing' });
    if (!this.#wantsSound) this.send({ type: 'sound' });
    this.#wantsSound = true;
    const opened = await openMicrophone(this.#context, {
      worklets,
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
    if (words !== '') this.send({ type: 'text', text: words });
  }

  press(key: string): void {
    this.send({ type: 'key', key });
  }

  send(message: ClientMessage): void {
    this.#connection?.send(message);
  }

  hangUp(): void {
    // Whoever has hung up does not come back, even if the line is lost before the server has heard of it.
    this.#resumeToken = null;
    if (this.#isOnLine) this.#connection?.hangUp();
    else {
      // Nobody has answered yet, or the line is lost and the call ends by itself: nobody else will say that it is over.
      this.stop();
      this.#options.onChange({ type: 'closed', code: CLOSE_CODES.ended });
    }
  }

  /** The page goes away, or another call begins. */
  stop(): void {
    // Else the server would wait for the page to come back.
    this.#connection?.send({ type: 'hangUp' });
    this.#connection?.close();
    this.#release();
  }

  #connect({ url, token }: Invitation): void {
    const { clock, schema, onChange } = this.#options;
    this.#connection = new CallConnection<Message>({
      schema,
      url,
      token,
      audio: { encoding: 'mulaw' },
      sound: this.#wantsSound,
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
    if (this.#isOnLine) {
      this.#isOnLine = false;
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

  #receive(message: Message): void {
    const said: ServerMessage | VisitorMessage = message;
    if (said.type === 'ready') {
      this.#resumeToken = said.resumeToken ?? null;
      this.#isOnLine = true;
    }
    if (said.type === 'ended') this.#resumeToken = null;
    if (said.type === 'mark') this.#speaker?.mark(said.mark);
    if (said.type === 'clear') this.#speaker?.clear();
    this.#options.onChange({ type: 'received', message });
  }

  /** Without it the call can still be read: a browser, or a machine, without sound. */
  async #openSound(): Promise<void> {
    const context = openContext();
    if (context === null) return;
    this.#context = context;
    try {
      if (!(await isRunning(context, this.#options.clock))) return;
      const speaker = await openSpeaker(context, { worklets: this.#options.worklets, ...this.#listener });
      // What was on its way to the silent one is not heard: the server is told nothing of it, as after an interruption.
      this.#speaker?.close();
      this.#speaker = speaker;
      if (this.#over) speaker.close();
    } catch {
      // The worklet did not come, or the page went away meanwhile.
    }
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
