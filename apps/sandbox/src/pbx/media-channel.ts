import { WebSocket } from 'ws';
import { z } from 'zod';
import { decodeMuLaw, encodeMuLaw, MU_LAW_SILENCE } from '../audio/mu-law.ts';
import { FRAME_BYTES } from '../audio/telephone.ts';
import type { Line } from '../twilio/handset.ts';
import { Playback } from '../twilio/playback.ts';
import { withResolvers } from '../twilio/with-resolvers.ts';

/** Asterisk: chan_websocket, QUEUE_LENGTH_XOFF_LEVEL and QUEUE_LENGTH_XON_LEVEL, in frames of 20 ms. */
const XOFF_MS = 900 * 20;
const XON_MS = 800 * 20;
/** QUEUE_LENGTH_MAX: what comes when so much waits is thrown away. */
const FULL_MS = 1_000 * 20;
/** AST_WEBSOCKET_MAX_RX_PAYLOAD_SIZE, and MAX_TEXT_MESSAGE_LEN. */
const MAX_MESSAGE_BYTES = 65_500;
const MAX_COMMAND_BYTES = 128;
const SILENT_FRAME = Buffer.alloc(FRAME_BYTES, MU_LAW_SILENCE);

/** How Asterisk says that a channel is over: its Q.850 cause. 16 after HANGUP or a closed socket, 38 when the socket broke. */
export type HangupCause = 16 | 38;

const commandSchema = z.discriminatedUnion('command', [
  z.looseObject({ command: z.literal('MARK_MEDIA'), correlation_id: z.string() }),
  z.looseObject({ command: z.literal('FLUSH_MEDIA') }),
  z.looseObject({ command: z.literal('HANGUP') }),
]);

export interface MediaChannelOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly channelId: string;
  readonly format: 'ulaw' | 'slin';
  /** False: plays what it is sent, as a FreeSWITCH module does, and hears no command. */
  readonly commands: boolean;
  onProblem(problem: string): void;
}

/** One channel of Asterisk's chan_websocket, with JSON control messages: the PBX's end of the socket. */
export class MediaChannel implements Line {
  readonly playback = new Playback();
  /** Resolves once, with why the channel ended. */
  readonly ended: Promise<HangupCause>;
  readonly socket: WebSocket;
  readonly #options: MediaChannelOptions;
  readonly #end: (cause: HangupCause) => void;
  #isFull = false;
  #wasHungUp = false;

  constructor(options: MediaChannelOptions) {
    const { promise, resolve } = withResolvers<HangupCause>();
    this.ended = promise;
    this.#end = resolve;
    this.#options = options;
    const { url, headers } = options;
    this.socket = new WebSocket(url, 'media', { headers, perMessageDeflate: false });
    this.socket.on('open', () => this.#start());
    this.socket.on('message', (data: Buffer, isBinary: boolean) =>
      isBinary ? this.#onMedia(data) : this.#onText(data),
    );
    this.socket.on('error', (error) => options.onProblem(error.message));
    this.socket.on('close', (code) => {
      if (code !== 1000 && code !== 1006) options.onProblem(`closed with ${code}`);
      this.#end(this.#wasHungUp || code === 1000 ? 16 : 38);
    });
  }

  carry(frame: Buffer | undefined): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    const heard = frame ?? SILENT_FRAME;
    // Copied: a socket may send later than the handset fills its frame again.
    this.socket.send(this.#options.format === 'ulaw' ? Buffer.from(heard) : toLinear(heard));
  }

  played(): void {
    for (const mark of this.playback.takeReached()) this.#event('MEDIA_MARK_PROCESSED', { correlation_id: mark });
    if (this.#isFull && this.playback.bufferedMs < XON_MS) {
      this.#isFull = false;
      this.#event('MEDIA_XON', {});
    }
  }

  press(digit: string): void {
    this.#event('DTMF_END', { digit });
  }

  /** The caller has hung up. */
  hangUp(): void {
    this.#wasHungUp = true;
    this.socket.close(1000);
  }

  #start(): void {
    const { format, commands } = this.#options;
    this.#event('MEDIA_START', {
      connection_id: 'aybiza',
      channel: 'WebSocket/aybiza/0x5140001a0040',
      format,
      optimal_frame_size: format === 'ulaw' ? 160 : 320,
      ptime: 20,
      channel_variables: { MEDIA_WEBSOCKET_CONNECTION_ID: 'aybiza' },
      ...(commands ? {} : { commands }),
    });
  }

  #onMedia(data: Buffer): void {
    const { format, onProblem } = this.#options;
    const frame = format === 'ulaw' ? FRAME_BYTES : FRAME_BYTES * 2;
    if (data.length > MAX_MESSAGE_BYTES) onProblem('a message longer than Asterisk takes');
    if (data.length % frame !== 0) onProblem(`${data.length % frame} bytes of a message fill no frame`);
    if (this.playback.bufferedMs >= FULL_MS) {
      onProblem('more than 20 s wait to be played');
      return;
    }
    this.playback.push(format === 'ulaw' ? data : fromLinear(data));
    if (this.#isFull || !this.#options.commands || this.playback.bufferedMs < XOFF_MS) return;
    this.#isFull = true;
    this.#event('MEDIA_XOFF', {});
  }

  #onText(data: Buffer): void {
    const command = this.#options.commands && data.length <= MAX_COMMAND_BYTES ? readCommand(data) : undefined;
    switch (command?.command) {
      case undefined:
        this.#options.onProblem(`no command: ${String(data).slice(0, 40)}`);
        return;
      case 'MARK_MEDIA':
        this.playback.mark(command.correlation_id);
        return;
      case 'FLUSH_MEDIA':
        this.playback.clear();
        // Asterisk reports none of the marks that it throws away.
        this.playback.takeReached();
        return;
      case 'HANGUP':
        this.hangUp();
        return;
    }
  }

  #event(event: string, content: object): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    this.socket.send(JSON.stringify({ event, channel_id: this.#options.channelId, ...content }));
  }
}

function readCommand(data: Buffer): z.infer<typeof commandSchema> | undefined {
  try {
    return commandSchema.safeParse(JSON.parse(String(data))).data;
  } catch {
    // JSON.parse has no other way to say that a text is no JSON.
    return undefined;
  }
}

function toLinear(muLaw: Uint8Array): Buffer {
  const samples = decodeMuLaw(muLaw);
  const bytes = Buffer.alloc(samples.length * 2);
  for (let at = 0; at < samples.length; at += 1) bytes.writeInt16LE(samples[at] ?? 0, at * 2);
  return bytes;
}

function fromLinear(bytes: Buffer): Uint8Array {
  return encodeMuLaw(
    Int16Array.from({ length: Math.floor(bytes.length / 2) }, (_value, at) => bytes.readInt16LE(at * 2)),
  );
}
