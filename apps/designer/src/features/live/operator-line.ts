import {
  type Invitation,
  type Microphone,
  openContext,
  openMicrophone,
  openSpeaker,
  type Speaker,
  WORKLETS,
} from '@aybiza/browser-call';
import {
  CLOSE_CODES,
  OPERATOR_TRACKS,
  type OperatorMessage,
  type OperatorNews,
  operatorNewsSchema,
  PROTOCOL_VERSION,
} from '@aybiza/call-protocol';
import { errorMessage } from '@aybiza/foundation/errors';
import type { OperatorChange } from './operator-state.ts';

/** A slow line piles up sound; beyond half a second of it frames are dropped, so that what is said now arrives now. */
const MOST_BUFFERED_BYTES = 4_000;

export type OperatorRole = 'listener' | 'voice' | 'text';

export interface OperatorLineOptions {
  readonly as: OperatorRole;
  /** Rejects with what to tell the person. */
  invite(): Promise<Invitation>;
  onChange(change: OperatorChange): void;
}

/** The page's line to a call that goes on: both sides of it in, and one's own voice out. */
export class OperatorLine {
  readonly #options: OperatorLineOptions;
  #socket: WebSocket | null = null;
  #context: AudioContext | null = null;
  #caller: Speaker | null = null;
  #agent: Speaker | null = null;
  #microphone: Microphone | null = null;
  #isOver = false;

  constructor(options: OperatorLineOptions) {
    this.#options = options;
  }

  /** Asks for the microphone first, where it is needed: nobody takes a call over who cannot be heard. */
  async start(): Promise<void> {
    const { as, invite, onChange } = this.#options;
    this.#context = openContext();
    if (as === 'voice' && !(await this.#openMicrophone())) return;
    if (!(await this.#openSpeakers())) onChange({ type: 'noSound' });
    try {
      const invitation = await invite();
      if (!this.#isOver) this.#connect(invitation);
    } catch (error) {
      this.#end({ type: 'failed', reason: errorMessage(error) });
    }
  }

  say(text: string): void {
    this.#send({ type: 'say', text });
  }

  giveBack(): void {
    this.#send({ type: 'giveBack' });
  }

  /** The page goes away, or is done with the call. */
  stop(): void {
    this.#isOver = true;
    this.#release();
  }

  async #openMicrophone(): Promise<boolean> {
    if (this.#context === null) {
      this.#end({ type: 'noMicrophone', why: 'missing' });
      return false;
    }
    const opened = await openMicrophone(this.#context, {
      worklets: WORKLETS,
      onFrame: (frame) => this.#speak(frame),
      onLevel: () => undefined,
    });
    if (typeof opened === 'string') {
      this.#end({ type: 'noMicrophone', why: opened });
      return false;
    }
    if (this.#isOver) {
      opened.close();
      return false;
    }
    this.#microphone = opened;
    return true;
  }

  async #openSpeakers(): Promise<boolean> {
    const context = this.#context;
    if (context === null) return false;
    const silent = { worklets: WORKLETS, onPlayed: () => undefined, onLevel: () => undefined };
    try {
      void context.resume();
      // One after the other: both bring the same worklet.
      this.#caller = await openSpeaker(context, silent);
      this.#agent = await openSpeaker(context, silent);
      return true;
    } catch {
      // A machine without sound: the call can still be read.
      return false;
    }
  }

  #connect({ url, token }: Invitation): void {
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => {
      const encoding = this.#microphone === null ? ('none' as const) : ('mulaw' as const);
      this.#send({ type: 'hello', protocol: PROTOCOL_VERSION, token, audio: { encoding } });
    });
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#receive(data));
    socket.addEventListener('close', ({ code }) => this.#end({ type: 'closed', code }));
  }

  #receive(data: unknown): void {
    if (data instanceof ArrayBuffer) {
      const [track] = new Uint8Array(data, 0, 1);
      const speaker = track === OPERATOR_TRACKS.caller ? this.#caller : this.#agent;
      speaker?.play(new Uint8Array(data.slice(1)));
      return;
    }
    const news = readNews(data);
    if (news === undefined) return;
    if (news.type === 'clear') this.#agent?.clear();
    else this.#options.onChange(news);
  }

  #speak(frame: Uint8Array<ArrayBuffer>): void {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN || socket.bufferedAmount > MOST_BUFFERED_BYTES) return;
    socket.send(frame);
  }

  #send(message: OperatorMessage): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #end(change: OperatorChange): void {
    if (this.#isOver) return;
    this.stop();
    this.#options.onChange(change);
  }

  #release(): void {
    this.#socket?.close(CLOSE_CODES.ended);
    this.#microphone?.close();
    this.#caller?.close();
    this.#agent?.close();
    void this.#context?.close();
    this.#microphone = null;
    this.#context = null;
  }
}

function readNews(data: unknown): OperatorNews | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    return operatorNewsSchema.safeParse(JSON.parse(data)).data;
  } catch {
    // JSON.parse has no other way to say that a text is no JSON; expected only from a broken server.
    return undefined;
  }
}
