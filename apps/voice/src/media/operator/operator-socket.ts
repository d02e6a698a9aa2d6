import {
  CLOSE_CODES,
  type ClientAudio,
  OPERATOR_TRACKS,
  type OperatorMessage,
  type OperatorNews,
  operatorMessageSchema,
} from '@aybiza/call-protocol';
import type { Clock } from '@aybiza/foundation/clock';
import { encodeMuLaw, MU_LAW_RATE_HZ } from '@aybiza/providers/audio/mu-law';
import type { WebSocket } from 'ws';
import { resample, samplesOf } from '../../audio/resample.ts';
import type { ReleaseReason } from '../../call/command.ts';
import type { Track } from '../../call/perform/audience.ts';
import type { OperatorLine } from '../../call/perform/operator-desk.ts';
import { type Allowance, createAudioAllowance } from '../allowance.ts';

/** More than this on its way, some seconds of one side, and sound is left out: what is heard must be now. */
const MAX_WAITING_BYTES = 32_000;
/** A page that has taken nothing for so many pieces is gone or hopeless, about ten seconds of a call. */
const MAX_MISSED = 500;

export interface OperatorSocketOptions {
  readonly socket: WebSocket;
  readonly id: string;
  readonly by: string;
  readonly audio: ClientAudio;
  readonly clock: Clock;
  onSay(text: string): void;
  onGiveBack(): void;
  /** Their own voice, μ-law at 8 kHz. */
  onVoice(audio: Uint8Array): void;
  /** Told once: the connection is gone. */
  onGone(): void;
}

/** The page of somebody who looks on at a call. Nothing it does or fails to do holds the call up. */
export class OperatorSocket implements OperatorLine {
  readonly id: string;
  readonly by: string;
  readonly #options: OperatorSocketOptions;
  readonly #mayPass: Allowance;
  #missed = 0;
  #isOver = false;

  constructor(options: OperatorSocketOptions) {
    this.#options = options;
    this.id = options.id;
    this.by = options.by;
    this.#mayPass = createAudioAllowance(options.clock);
    const { socket } = options;
    socket.on('message', (data: Buffer, isBinary: boolean) => (isBinary ? this.#onAudio(data) : this.#onText(data)));
    socket.on('close', () => this.#over());
    // 'close' follows every error.
    socket.on('error', () => undefined);
  }

  tell(news: OperatorNews): void {
    const { socket } = this.#options;
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(news));
  }

  hear(track: Track, audio: Uint8Array): void {
    const { socket } = this.#options;
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MAX_WAITING_BYTES) {
      this.#missed += 1;
      if (this.#missed === MAX_MISSED) this.#end(CLOSE_CODES.busy);
      return;
    }
    this.#missed = 0;
    const message = new Uint8Array(audio.length + 1);
    message[0] = OPERATOR_TRACKS[track];
    message.set(audio, 1);
    socket.send(message);
  }

  clear(): void {
    this.tell({ type: 'clear' });
  }

  mute(isMuted: boolean): void {
    this.tell({ type: 'muted', muted: isMuted });
  }

  tookOver(how: 'voice' | 'text'): void {
    this.tell({ type: 'tookOver', how });
  }

  released(why: ReleaseReason): void {
    this.tell({ type: 'released', why });
  }

  close(why: 'ended' | 'elsewhere' | 'denied'): void {
    this.#end(CLOSE_CODES[why]);
  }

  #end(code: number): void {
    this.#options.socket.close(code);
    this.#over();
  }

  #onAudio(data: Buffer): void {
    const { audio, onVoice } = this.#options;
    if (this.#isOver || audio.encoding === 'none') return;
    const said =
      audio.encoding === 'mulaw'
        ? data
        : encodeMuLaw(resample(samplesOf(data), { fromHz: audio.sampleRateHz, toHz: MU_LAW_RATE_HZ }));
    if (this.#mayPass(said.length)) onVoice(said);
  }

  #onText(data: Buffer): void {
    if (this.#isOver) return;
    const message = readOperatorMessage(data);
    if (message?.type === 'say') this.#options.onSay(message.text);
    else if (message?.type === 'giveBack') this.#options.onGiveBack();
    else this.#end(CLOSE_CODES.badMessage);
  }

  #over(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.onGone();
  }
}

/** One text message of such a page, or undefined when it breaks the protocol. Never throws. */
export function readOperatorMessage(data: Buffer): OperatorMessage | undefined {
  try {
    return operatorMessageSchema.safeParse(JSON.parse(data.toString('utf8'))).data;
  } catch {
    // JSON.parse has no other way to say that a text is no JSON.
    return undefined;
  }
}
