import type { Clock } from '@aybiza/foundation/clock';
import { decodeMuLaw, durationMs, encodeMuLaw } from '@aybiza/providers/audio/mu-law';
import type { WebSocket } from 'ws';
import { samplesOf } from '../../audio/resample.ts';
import { apologyTone } from '../../audio/tones.ts';
import { type Allowance, createAudioAllowance, createKeyAllowance } from '../allowance.ts';
import type { Leg, LegEvent, LegListener, TransferOutcome, TransferTarget } from '../leg.ts';
import type { TwilioPlan } from '../twilio/twilio-leg.ts';
import { type PbxStart, readPbxMessage } from './messages.ts';
import { PacedSound } from './paced-sound.ts';

/** So many broken messages are an accident; more are an attack (Asterisk itself sends none). */
const MAX_BROKEN_MESSAGES = 50;
/** Of what is sent, not read and not played: twice as much as is ever sent ahead. Beyond it the far end has stopped reading. */
const MAX_UNREAD_BYTES = 350_000;
const MAX_EARLY_EVENTS = 50;
/**
 * Asterisk keeps 20 s, and asks to wait from 18 s on (chan_websocket: flow control); it throws away what it has when told to. A far
 * end that understands no commands keeps all it is given: it gets only what covers the jitter of a network.
 */
const AHEAD_MS = { withCommands: 10_000, without: 200 } as const;

export interface PbxLegOptions {
  readonly socket: WebSocket;
  readonly start: PbxStart;
  readonly clock: Clock;
  /** The line is to be handed over or to end: the dial plan may ask what to do next, and this is what it is told. */
  plan(next: TwilioPlan): void;
  /** One line for the log when the far end breaks the protocol. */
  onViolation(reason: string): void;
}

/**
 * A caller on the line through a PBX: Asterisk's chan_websocket with JSON control messages, or a far end that sends and plays raw
 * sound and understands no commands (`commands: false`).
 */
export class PbxLeg implements Leg {
  readonly #options: PbxLegOptions;
  readonly #mayPass: Allowance;
  readonly #mayPress: Allowance;
  readonly #sound: PacedSound;
  readonly #early: LegEvent[] = [];
  readonly #cancelMarks = new Set<() => void>();
  #listener: LegListener | null = null;
  #brokenMessages = 0;
  #isOver = false;

  constructor(options: PbxLegOptions) {
    this.#options = options;
    const { socket, clock, start } = options;
    this.#mayPass = createAudioAllowance(clock);
    this.#mayPress = createKeyAllowance(clock);
    this.#sound = new PacedSound({
      clock,
      aheadMs: start.commands ? AHEAD_MS.withCommands : AHEAD_MS.without,
      send: (audio) => this.#sendSound(audio),
      onMark: (mark, playedInMs) => this.#marked(mark, playedInMs),
    });
    socket.on('message', (data: Buffer, isBinary: boolean) => (isBinary ? this.#onAudio(data) : this.#onText(data)));
    // Asterisk closes with 1000 when the caller has hung up.
    socket.on('close', (code: number) => this.#over(code === 1000 ? 'caller' : 'lost'));
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
    if (!this.#isOver) this.#sound.play(audio);
  }

  mark(name: string): void {
    if (!this.#isOver) this.#sound.mark(name);
  }

  clear(): void {
    const { commands } = this.#options.start;
    this.#sound.clear(commands);
    for (const cancel of this.#cancelMarks) cancel();
    this.#cancelMarks.clear();
    if (commands) this.#command({ command: 'FLUSH_MEDIA' });
  }

  /** Nobody is briefed: a dial plan has no voice of ours. */
  transfer(target: TransferTarget): Promise<TransferOutcome> {
    return new Promise((done) => {
      this.#options.plan({ type: 'dial', to: target.to, ringMs: target.ringMs, done });
      this.#hangUp();
    });
  }

  /** Without a goodbye: to Asterisk that is a broken network (cause 38), after which its dial plan dials again. */
  drop(): void {
    this.#end();
    this.#options.socket.terminate();
  }

  close({ apologise }: { apologise: boolean }): void {
    this.#options.plan({ type: apologise ? 'apologise' : 'hangUp' });
    if (!apologise) {
      this.#hangUp();
      return;
    }
    this.clear();
    const tone = apologyTone();
    this.#sound.play(tone);
    // Nothing else is said or heard any more.
    this.#isOver = true;
    this.#options.clock.after(durationMs(tone.length), () => this.#hangUp());
  }

  #hangUp(): void {
    this.#end();
    if (this.#options.start.commands) this.#command({ command: 'HANGUP' });
    this.#options.socket.close(1000);
  }

  #end(): void {
    this.#isOver = true;
    this.#sound.close();
    for (const cancel of this.#cancelMarks) cancel();
  }

  #sendSound(audio: Uint8Array): void {
    const { socket, start } = this.#options;
    if (socket.readyState !== socket.OPEN || socket.bufferedAmount > MAX_UNREAD_BYTES) return;
    socket.send(start.format === 'ulaw' ? audio : bytesOf(decodeMuLaw(audio)));
  }

  #marked(mark: string, playedInMs: number): void {
    if (this.#options.start.commands) {
      this.#command({ command: 'MARK_MEDIA', correlation_id: mark });
      return;
    }
    const cancel = this.#options.clock.after(playedInMs, () => {
      this.#cancelMarks.delete(cancel);
      this.#tell({ type: 'mark', mark });
    });
    this.#cancelMarks.add(cancel);
  }

  #command(command: { command: string; correlation_id?: string }): void {
    const { socket } = this.#options;
    if (socket.readyState === socket.OPEN && socket.bufferedAmount <= MAX_UNREAD_BYTES)
      socket.send(JSON.stringify(command));
  }

  #onAudio(data: Buffer): void {
    if (this.#isOver) return;
    const heard = this.#options.start.format === 'ulaw' ? data : encodeMuLaw(samplesOf(data));
    if (this.#mayPass(heard.length)) this.#listener?.onAudio(heard);
  }

  #onText(data: Buffer): void {
    if (this.#isOver) return;
    const message = readPbxMessage(data);
    switch (message?.event) {
      case undefined:
        this.#brokenMessages += 1;
        if (this.#brokenMessages > MAX_BROKEN_MESSAGES) this.#violate(`${this.#brokenMessages} broken messages`);
        return;
      case 'MEDIA_START':
        this.#violate('a second MEDIA_START');
        return;
      case 'DTMF_END':
        if (this.#mayPress(1)) this.#tell({ type: 'digit', key: message.digit });
        return;
      case 'MEDIA_MARK_PROCESSED':
        this.#tell({ type: 'mark', mark: message.correlation_id });
        return;
      case 'MEDIA_XOFF':
      case 'MEDIA_XON':
        this.#sound.hold(message.event === 'MEDIA_XOFF');
        return;
      case 'unknown':
        return;
    }
  }

  #violate(reason: string): void {
    this.#options.onViolation(reason);
    this.#options.socket.close(1008, reason);
    this.#over('lost');
  }

  #over(by: 'caller' | 'lost'): void {
    if (this.#isOver) return;
    this.#end();
    this.#tell({ type: 'closed', by });
  }

  #tell(event: LegEvent): void {
    if (this.#listener !== null) this.#listener.onEvent(event);
    else if (this.#early.length < MAX_EARLY_EVENTS) this.#early.push(event);
  }
}

/** 16-bit samples as little-endian bytes, whatever the machine's own order is. */
function bytesOf(samples: Int16Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(samples.length * 2);
  for (let index = 0; index < samples.length; index += 1) bytes.writeInt16LE(samples[index] ?? 0, index * 2);
  return bytes;
}
