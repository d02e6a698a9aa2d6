import type { Briefing } from '@aybiza/dialogue';
import type { Clock } from '@aybiza/foundation/clock';
import { type Allowance, createAudioAllowance, createKeyAllowance } from '../allowance.ts';
import { type TextTaker, textFrame } from '../frames.ts';
import type { Leg, LegEvent, LegListener, TransferOutcome, TransferTarget } from '../leg.ts';
import type { MediaSocket } from '../media-socket.ts';
import { SoundGatherer } from '../sound-gatherer.ts';
import { base64Length, decodeBase64, encodeBase64, mostBytes } from './base64.ts';
import { findSound, isOfStream } from './find-sound.ts';
import { readTwilioMessage, type TwilioStart } from './messages.ts';

/** So many broken messages are an accident; more are an attack (Twilio itself sends none). */
const MAX_BROKEN_MESSAGES = 50;
/** What waits to be sent: about two minutes of sound. Beyond it the far end has stopped reading. */
const MAX_WAITING_BYTES = 1_500_000;
/** Five seconds. A message must stay below 64 KB (Twilio says no limit, and does not play what is beyond its own). */
const MAX_SOUND_BYTES = 40_000;
/** Around the stream's id and the sound in a `media` message. */
const BEFORE_SID = '{"event":"media","streamSid":"';
const BEFORE_SOUND = '","media":{"payload":"';
const BEHIND_SOUND = '"}}';
/** What happened before somebody listens: a handful, never more. */
const MAX_EARLY_EVENTS = 50;

export interface TwilioLegOptions {
  readonly socket: MediaSocket;
  readonly start: TwilioStart;
  readonly clock: Clock;
  /** The line is to be handed over or to end: Twilio will ask what to do next, and this is what it is told. */
  plan(next: TwilioPlan): void;
  /** One line for the log when the far end breaks the protocol. */
  onViolation(reason: string): void;
}

/** What Twilio is told when the media stream ends. */
export type TwilioPlan =
  | { readonly type: 'hangUp' }
  | { readonly type: 'apologise' }
  | {
      readonly type: 'dial';
      readonly to: string;
      readonly ringMs: number;
      readonly briefing?: Briefing | undefined;
      readonly done: (outcome: TransferOutcome) => void;
    };

/** A phone on the line, through Twilio Media Streams. */
export class TwilioLeg implements Leg, TextTaker {
  readonly #options: TwilioLegOptions;
  readonly #mayPass: Allowance;
  readonly #mayPress: Allowance;
  readonly #streamSid: string;
  readonly #gatherer = new SoundGatherer((sound) => this.#hand(sound));
  readonly #early: LegEvent[] = [];
  #listener: LegListener | null = null;
  #brokenMessages = 0;
  #isOver = false;

  constructor(options: TwilioLegOptions) {
    this.#options = options;
    this.#mayPass = createAudioAllowance(options.clock);
    this.#mayPress = createKeyAllowance(options.clock);
    const { streamSid } = options.start;
    this.#streamSid = streamSid;
    const { socket } = options;
    socket.askFirst(this);
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#onMessage(data, isBinary));
    socket.on('close', () => this.#over('lost'));
    // 'close' follows every error.
    socket.on('error', () => undefined);
    // Whoever hung up while their call was being looked for is not told again.
    if (socket.readyState > socket.OPEN) this.#over('lost');
  }

  listen(listener: LegListener): void {
    this.#listener = listener;
    for (const event of this.#early.splice(0)) listener.onEvent(event);
  }

  play(audio: Uint8Array): void {
    for (let from = 0; from < audio.length; from += MAX_SOUND_BYTES) {
      this.#playAtOnce(audio.length <= MAX_SOUND_BYTES ? audio : audio.subarray(from, from + MAX_SOUND_BYTES));
    }
  }

  #playAtOnce(audio: Uint8Array): void {
    if (!this.#canSend()) return;
    const head = BEFORE_SID + this.#streamSid + BEFORE_SOUND;
    const length = head.length + base64Length(audio.length) + BEHIND_SOUND.length;
    const frame = textFrame(length);
    const at = frame.length - length;
    frame.write(head, at, 'latin1');
    encodeBase64(audio, frame, at + head.length);
    frame.write(BEHIND_SOUND, frame.length - BEHIND_SOUND.length, 'latin1');
    this.#options.socket.sendFrame(frame);
  }

  mark(name: string): void {
    this.#send(JSON.stringify({ event: 'mark', streamSid: this.#streamSid, mark: { name } }));
  }

  clear(): void {
    this.#send(JSON.stringify({ event: 'clear', streamSid: this.#streamSid }));
  }

  transfer({ to, ringMs, briefing }: TransferTarget): Promise<TransferOutcome> {
    return new Promise((done) => {
      this.#options.plan({ type: 'dial', to, ringMs, briefing, done });
      this.#end();
    });
  }

  /** Without a plan: Twilio asks what is next, and whoever has the call then answers. */
  drop(): void {
    this.#end();
  }

  close({ apologise }: { apologise: boolean }): void {
    this.#options.plan({ type: apologise ? 'apologise' : 'hangUp' });
    this.#end();
  }

  #end(): void {
    this.#isOver = true;
    this.#options.socket.close(1000);
  }

  #canSend(): boolean {
    const { socket } = this.#options;
    return !this.#isOver && socket.readyState === socket.OPEN && socket.bufferedAmount <= MAX_WAITING_BYTES;
  }

  #send(message: string): void {
    if (!this.#canSend()) return;
    const payload = Buffer.from(message);
    const frame = textFrame(payload.length);
    frame.set(payload, frame.length - payload.length);
    this.#options.socket.sendFrame(frame);
  }

  #onMessage(data: Buffer, isBinary: boolean): void {
    // Sound comes this way where `ws` reads the connection.
    if (this.#isOver || (!isBinary && this.takeText(data, 0, data.length))) return;
    const message = isBinary ? undefined : readTwilioMessage(data, this.#streamSid);
    switch (message?.event) {
      case undefined:
        this.#broken();
        return;
      case 'media':
        this.#gatherer.add(message.audio);
        return;
      case 'dtmf':
        if (this.#mayPress(1)) this.#tell({ type: 'digit', key: message.dtmf.digit });
        return;
      case 'mark':
        this.#tell({ type: 'mark', mark: message.mark.name });
        return;
      case 'stop':
        this.#over('caller');
        return;
      case 'start':
        this.#violate('a second start');
        return;
      case 'connected':
      case 'unknown':
        return;
    }
  }

  /** Takes sound; false when it is none as Twilio writes it, or too much of it. */
  takeText(text: Uint8Array, begin: number, end: number): boolean {
    const letters = this.#isOver ? undefined : findSound(text, begin, end);
    if (letters === undefined || !isOfStream(text, end, this.#streamSid)) return false;
    const gatherer = this.#gatherer;
    if (!gatherer.hasRoomFor(mostBytes(letters.to - letters.from))) return false;
    const bytes = decodeBase64(text, letters, gatherer);
    if (bytes === -1) return false;
    gatherer.added(bytes);
    return true;
  }

  #hand(sound: Uint8Array): number {
    return this.#mayPass(sound.length) ? (this.#listener?.onAudio(sound) ?? 0) : 0;
  }

  #broken(): void {
    this.#brokenMessages += 1;
    if (this.#brokenMessages > MAX_BROKEN_MESSAGES) this.#violate(`${this.#brokenMessages} broken messages`);
  }

  #violate(reason: string): void {
    this.#options.onViolation(reason);
    this.#options.socket.close(1008, reason);
    this.#over('lost');
  }

  #over(by: 'caller' | 'lost'): void {
    if (this.#isOver) return;
    this.#gatherer.flush();
    this.#isOver = true;
    this.#tell({ type: 'closed', by });
  }

  #tell(event: LegEvent): void {
    if (this.#listener !== null) this.#listener.onEvent(event);
    else if (this.#early.length < MAX_EARLY_EVENTS) this.#early.push(event);
  }
}
