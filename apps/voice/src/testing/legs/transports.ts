import { serverMessageSchema } from '@aybiza/call-protocol';
import type { Clock } from '@aybiza/foundation/clock';
import { decodeMuLaw, encodeMuLaw } from '@aybiza/providers/audio/mu-law';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { samplesOf } from '../../audio/resample.ts';
import { BrowserLeg } from '../../media/browser/browser-leg.ts';
import type { Leg } from '../../media/leg.ts';
import type { MediaSocket } from '../../media/media-socket.ts';
import { PbxLeg } from '../../media/pbx/pbx-leg.ts';
import { TwilioLeg } from '../../media/twilio/twilio-leg.ts';
import { FarEnd } from './far-end.ts';

export interface Opening {
  /** The server's end. */
  readonly socket: MediaSocket;
  readonly clock: Clock;
  onViolation(reason: string): void;
}

/** One way in which a party can be on a call. */
export interface Transport {
  readonly name: string;
  open(opening: Opening): Leg;
  farEnd(socket: WebSocket): FarEnd;
  /** What the far end says when all is well, from which hostile messages are made. */
  readonly wellFormed: readonly object[];
  /** What a far end is told to throw away is gone; false: it is sent so little ahead that it has nothing worth throwing away. */
  readonly takesBack: boolean;
}

const STREAM_SID = `MZ${'1'.repeat(32)}`;
const MAX_MESSAGE_BYTES = 64 * 1024;

const twilioMessage = z.discriminatedUnion('event', [
  z.strictObject({
    event: z.literal('media'),
    streamSid: z.literal(STREAM_SID),
    media: z.strictObject({ payload: z.base64() }),
  }),
  z.strictObject({
    event: z.literal('mark'),
    streamSid: z.literal(STREAM_SID),
    mark: z.strictObject({ name: z.string() }),
  }),
  z.strictObject({ event: z.literal('clear'), streamSid: z.literal(STREAM_SID) }),
]);

class TwilioFarEnd extends FarEnd {
  speak(audio: Uint8Array): void {
    this.#send('media', { media: { track: 'inbound', payload: Buffer.from(audio).toString('base64') } });
  }

  press(digit: string): void {
    this.#send('dtmf', { dtmf: { track: 'inbound_track', digit } });
  }

  hangUp(): void {
    this.#send('stop', { stop: {} });
    this.socket.close(1000);
  }

  protected reportPlayed(name: string): void {
    this.#send('mark', { mark: { name } });
  }

  protected receive(data: Buffer): void {
    // Twilio does not say how long a message may be; what is longer than anybody has seen it take is not played.
    if (data.length >= MAX_MESSAGE_BYTES) return;
    const message = twilioMessage.parse(JSON.parse(String(data)));
    if (message.event === 'media') this.queueAudio(Buffer.from(message.media.payload, 'base64'));
    else if (message.event === 'mark') this.queueMark(message.mark.name);
    else this.throwAway();
  }

  #send(event: string, content: object): void {
    this.sendText({ event, sequenceNumber: '1', streamSid: STREAM_SID, ...content });
  }
}

export const twilioTransport: Transport = {
  name: 'a phone through Twilio',
  takesBack: true,
  wellFormed: [
    { event: 'connected', protocol: 'Call', version: '1.0.0' },
    {
      event: 'media',
      streamSid: STREAM_SID,
      media: { track: 'inbound', chunk: '1', timestamp: '5', payload: '/////w==' },
    },
    { event: 'dtmf', streamSid: STREAM_SID, dtmf: { track: 'inbound_track', digit: '1' } },
    { event: 'mark', streamSid: STREAM_SID, mark: { name: '1' } },
  ],
  farEnd: (socket) => new TwilioFarEnd(socket),
  open: (opening) =>
    new TwilioLeg({
      ...opening,
      start: {
        streamSid: STREAM_SID,
        callSid: `CA${'1'.repeat(32)}`,
        customParameters: {},
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8_000, channels: 1 },
      },
      plan: () => undefined,
    }),
};

class PageFarEnd extends FarEnd {
  speak(audio: Uint8Array): void {
    this.socket.send(audio);
  }

  press(key: string): void {
    this.sendText({ type: 'key', key });
  }

  hangUp(): void {
    this.sendText({ type: 'hangUp' });
    this.socket.close(1000);
  }

  protected reportPlayed(mark: string): void {
    this.sendText({ type: 'played', mark });
  }

  protected receive(data: Buffer, isBinary: boolean): void {
    if (isBinary) {
      this.queueAudio(data);
      return;
    }
    const message = serverMessageSchema.parse(JSON.parse(String(data)));
    if (message.type === 'mark') this.queueMark(message.mark);
    if (message.type === 'clear') this.throwAway();
  }
}

export const pageTransport: Transport = {
  name: 'a web page',
  takesBack: true,
  wellFormed: [
    { type: 'text', text: 'hello' },
    { type: 'key', key: '1' },
    { type: 'played', mark: '1' },
  ],
  farEnd: (socket) => new PageFarEnd(socket),
  open: (opening) => new BrowserLeg({ ...opening, isVisitor: false, audio: { encoding: 'mulaw' }, sound: true }),
};

/** Asterisk: chan_websocket, commands from the application; longer ones than 128 bytes it ignores. */
const pbxCommand = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('MARK_MEDIA'), correlation_id: z.string() }),
  z.strictObject({ command: z.literal('FLUSH_MEDIA') }),
  z.strictObject({ command: z.literal('HANGUP') }),
]);
const FRAME_BYTES = { ulaw: 160, slin: 320 } as const;

class PbxFarEnd extends FarEnd {
  readonly #format: keyof typeof FRAME_BYTES;
  readonly #understandsCommands: boolean;

  constructor(socket: FarEnd['socket'], { format, commands }: { format: keyof typeof FRAME_BYTES; commands: boolean }) {
    super(socket);
    this.#format = format;
    this.#understandsCommands = commands;
  }

  speak(audio: Uint8Array): void {
    this.socket.send(this.#format === 'ulaw' ? audio : Buffer.from(decodeMuLaw(audio).buffer));
  }

  press(digit: string): void {
    this.#send('DTMF_END', { digit });
  }

  hangUp(): void {
    this.socket.close(1000);
  }

  protected reportPlayed(mark: string): void {
    this.#send('MEDIA_MARK_PROCESSED', { correlation_id: mark });
  }

  protected receive(data: Buffer, isBinary: boolean): void {
    if (isBinary) {
      // Asterisk drops what is left over of a message that is not whole frames, and hangs up over one above 65,500 bytes.
      if (data.length % FRAME_BYTES[this.#format] !== 0) throw new Error(`${data.length} bytes are not whole frames`);
      if (data.length > 65_500) throw new Error('the message is too long for Asterisk');
      this.queueAudio(this.#format === 'ulaw' ? data : encodeMuLaw(samplesOf(data)));
      return;
    }
    if (!this.#understandsCommands) throw new Error('a command to a far end that knows none');
    if (data.length > 128) throw new Error('the command is too long for Asterisk');
    const message = pbxCommand.parse(JSON.parse(String(data)));
    if (message.command === 'MARK_MEDIA') this.queueMark(message.correlation_id);
    if (message.command === 'FLUSH_MEDIA') this.throwAway();
  }

  #send(event: string, content: object): void {
    this.sendText({ event, channel_id: '1761245643.1', ...content });
  }
}

function pbxTransport(name: string, media: { format: keyof typeof FRAME_BYTES; commands: boolean }): Transport {
  return {
    name,
    takesBack: media.commands,
    wellFormed: [
      { event: 'DTMF_END', channel_id: '1761245643.1', digit: '5' },
      { event: 'MEDIA_MARK_PROCESSED', channel_id: '1761245643.1', correlation_id: '1' },
      { event: 'MEDIA_XON', channel_id: '1761245643.1' },
      { event: 'STATUS', channel_id: '1761245643.1', queue_length: 43, queue_full: false },
    ],
    farEnd: (socket) => new PbxFarEnd(socket, media),
    open: (opening) =>
      new PbxLeg({
        ...opening,
        start: { event: 'MEDIA_START', channel_id: '1761245643.1', ...media },
        plan: () => undefined,
      }),
  };
}

export const asteriskTransport = pbxTransport('Asterisk with μ-law', { format: 'ulaw', commands: true });
export const linearTransport = pbxTransport('Asterisk with linear sound', { format: 'slin', commands: true });
export const rawTransport = pbxTransport('a PBX that only plays', { format: 'slin', commands: false });
