import type { CallEvent } from '@aybiza/call-log';
import {
  CLOSE_CODES,
  type ClientAudio,
  type ClientMessage,
  clientMessageSchema,
  type ServerMessage,
  type VisitorMessage,
} from '@aybiza/call-protocol';
import type { Clock } from '@aybiza/foundation/clock';
import { encodeMuLaw, MU_LAW_RATE_HZ } from '@aybiza/providers/audio/mu-law';
import type { WebSocket } from 'ws';
import { resample, samplesOf } from '../../audio/resample.ts';
import { apologyTone } from '../../audio/tones.ts';
import { type Allowance, createAudioAllowance, createKeyAllowance } from '../allowance.ts';
import type { Leg, LegEvent, LegListener, TransferOutcome } from '../leg.ts';
import { toVisitorMessages } from './visitor-message.ts';

const MAX_WAITING_BYTES = 1_500_000;
const MAX_EARLY_EVENTS = 50;
/** In a browser nobody is dialled; the desk "rings" this long so that the conversation sounds right. */
const PRETENDED_RING_MS = 1_500;

export interface BrowserLegOptions {
  readonly socket: WebSocket;
  readonly audio: ClientAudio;
  /** False: the page plays nothing. */
  readonly sound: boolean;
  readonly clock: Clock;
  /** A visitor is a caller and no author: they see what is said, and nothing of how the flow works. */
  readonly isVisitor: boolean;
  onViolation(reason: string): void;
}

/** Somebody on the line through a web page. */
export class BrowserLeg implements Leg {
  readonly #options: BrowserLegOptions;
  readonly #mayPass: Allowance;
  readonly #mayPress: Allowance;
  readonly #early: LegEvent[] = [];
  #listener: LegListener | null = null;
  #isOver = false;

  constructor(options: BrowserLegOptions) {
    this.#options = options;
    this.#mayPass = createAudioAllowance(options.clock);
    this.#mayPress = createKeyAllowance(options.clock);
    const { socket } = options;
    socket.on('message', (data: Buffer, isBinary: boolean) => (isBinary ? this.#onAudio(data) : this.#onText(data)));
    socket.on('close', () => this.#over('lost'));
    // 'close' follows every error.
    socket.on('error', () => undefined);
    if (!options.sound) this.#tell({ type: 'reads', isReading: true });
    // A page that went away while its call was being looked for is not told again.
    if (socket.readyState > socket.OPEN) this.#over('lost');
  }

  listen(listener: LegListener): void {
    this.#listener = listener;
    for (const event of this.#early.splice(0)) listener.onEvent(event);
  }

  /** The page follows the call's log to light its path, and learns from it how the call ended. */
  show(events: readonly CallEvent[]): void {
    for (const event of events) for (const message of this.#describe(event)) this.#say(message);
  }

  say(message: ServerMessage | VisitorMessage): void {
    this.#say(message);
  }

  play(audio: Uint8Array): void {
    const { socket } = this.#options;
    if (audio.length > 0 && this.#canSend()) socket.send(audio);
  }

  mark(name: string): void {
    this.#say({ type: 'mark', mark: name });
  }

  clear(): void {
    this.#say({ type: 'clear' });
  }

  transfer(): Promise<TransferOutcome> {
    return new Promise((done) => {
      this.#options.clock.after(PRETENDED_RING_MS, () => done('noAnswer'));
    });
  }

  /** Whoever calls may not any more: the same as if they had hung up. */
  expel(): void {
    this.#options.socket.close(CLOSE_CODES.denied);
    this.#over('caller');
  }

  /** The page comes back by itself. */
  drop(): void {
    this.#isOver = true;
    this.#options.socket.close(CLOSE_CODES.elsewhere);
  }

  close({ apologise }: { apologise: boolean }): void {
    if (apologise) this.play(apologyTone());
    this.#isOver = true;
    this.#options.socket.close(CLOSE_CODES.ended);
  }

  #canSend(): boolean {
    const { socket } = this.#options;
    return socket.readyState === socket.OPEN && socket.bufferedAmount <= MAX_WAITING_BYTES;
  }

  #describe(event: CallEvent): (ServerMessage | VisitorMessage)[] {
    if (this.#options.isVisitor) return toVisitorMessages(event);
    if (event.type !== 'callEnded') return [{ type: 'event', event }];
    return [
      { type: 'event', event },
      { type: 'ended', outcome: event.outcome, reason: event.reason },
    ];
  }

  #say(message: ServerMessage | VisitorMessage): void {
    if (this.#canSend()) this.#options.socket.send(JSON.stringify(message));
  }

  #onAudio(data: Buffer): void {
    const { audio } = this.#options;
    if (this.#isOver || audio.encoding === 'none') return;
    const heard =
      audio.encoding === 'mulaw'
        ? data
        : encodeMuLaw(resample(samplesOf(data), { fromHz: audio.sampleRateHz, toHz: MU_LAW_RATE_HZ }));
    if (this.#mayPass(heard.length)) this.#listener?.onAudio(heard);
  }

  #onText(data: Buffer): void {
    if (this.#isOver) return;
    const message = readClientMessage(data);
    switch (message?.type) {
      case undefined:
      case 'hello':
        this.#refuse(message === undefined ? 'not a message of the protocol' : 'a second hello');
        return;
      case 'sound':
        this.#tell({ type: 'reads', isReading: false });
        return;
      case 'text':
        this.#tell({ type: 'typed', text: message.text });
        return;
      case 'key':
        if (this.#mayPress(1)) this.#tell({ type: 'digit', key: message.key });
        return;
      case 'answer':
        if (this.#options.isVisitor) this.#refuse('an answer in the stead of another system');
        else this.#tell({ ...message, type: 'answered' });
        return;
      case 'played':
        this.#tell({ type: 'mark', mark: message.mark });
        return;
      case 'hangUp':
        this.#over('caller');
        return;
    }
  }

  #refuse(reason: string): void {
    this.#options.onViolation(reason);
    this.#options.socket.close(CLOSE_CODES.badMessage);
    this.#over('lost');
  }

  #over(by: 'caller' | 'lost'): void {
    if (this.#isOver) return;
    this.#tell({ type: 'closed', by });
    this.#isOver = true;
  }

  #tell(event: LegEvent): void {
    if (this.#listener !== null) this.#listener.onEvent(event);
    else if (this.#early.length < MAX_EARLY_EVENTS) this.#early.push(event);
  }
}

/** One text message of a page, or undefined when it breaks the protocol. Never throws. */
export function readClientMessage(data: Buffer): ClientMessage | undefined {
  try {
    const parsed = clientMessageSchema.safeParse(JSON.parse(data.toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // JSON.parse has no other way to say that a text is no JSON.
    return undefined;
  }
}
