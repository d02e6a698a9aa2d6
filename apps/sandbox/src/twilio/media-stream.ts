import type { Clock } from '@aybiza/foundation/clock';
import { parseUrl } from '@aybiza/foundation/url';
import { WebSocket } from 'ws';
import { MU_LAW_SILENCE } from '../audio/mu-law.ts';
import { FRAME_BYTES, FRAME_MS } from '../audio/telephone.ts';
import type { CallerEventNote } from './call-record.ts';
import type { Line } from './handset.ts';
import { Playback } from './playback.ts';
import { parseRuntimeMessage } from './runtime-message.ts';
import { sign } from './sign.ts';
import type { TelephonyFault } from './telephony-fault.ts';
import type { StreamNoun } from './twiml.ts';
import { withResolvers } from './with-resolvers.ts';

/** For the handshake; longer than any healthy server needs, shorter than a caller's patience. */
const CONNECT_TIMEOUT_MS = 5000;
/** For the answer to our close frame; then the connection is dropped. */
const CLOSE_TIMEOUT_MS = 1000;
/** Refuses at the socket what no validation should have to look at. */
const MAX_MESSAGE_BYTES = 1024 * 1024;
/** About half a minute of frames that the runtime has not read: further ones are dropped, as packets would be. */
const MAX_UNSENT_BYTES = 512 * 1024;
const SILENT_FRAME = Buffer.alloc(FRAME_BYTES, MU_LAW_SILENCE).toString('base64');

/** Who ended the stream: the runtime by closing, the caller's side, or nobody on purpose. */
export type StreamEnd = 'runtime' | 'caller' | 'network';

export interface MediaStreamOptions {
  noun: StreamNoun;
  streamSid: string;
  callSid: string;
  accountSid: string;
  authToken: string;
  clock: Clock;
  fault: TelephonyFault;
  note(event: CallerEventNote): void;
}

/** One bidirectional media stream: Twilio's end of the socket. */
export class MediaStream implements Line {
  readonly playback = new Playback();
  readonly streamSid: string;
  /** Resolves once, however the stream ends. */
  readonly ended: Promise<StreamEnd>;
  violations = 0;
  droppedFrames = 0;
  readonly #options: MediaStreamOptions;
  readonly #resolveEnded: (end: StreamEnd) => void;
  #socket: WebSocket | undefined;
  /** `start` was sent and the end has not come: sound flows. */
  isLive = false;
  #stopping = false;
  #sequenceNumber = 0;
  #chunk = 0;
  #sentMessages = 0;
  #isCut = false;
  #isOver = false;
  #cancelTimer: (() => void) | undefined;

  constructor(options: MediaStreamOptions) {
    const { promise, resolve } = withResolvers<StreamEnd>();
    this.ended = promise;
    this.#resolveEnded = resolve;
    this.#options = options;
    this.streamSid = options.streamSid;
    this.#cancelTimer = options.clock.after(options.fault.delayMs, () => this.#open());
  }

  carry(frame: Buffer | undefined): void {
    if (!this.isLive || this.#socket === undefined) return;
    this.#chunk += 1;
    if (this.#socket.bufferedAmount > MAX_UNSENT_BYTES) {
      this.droppedFrames += 1;
      return;
    }
    this.#sequenceNumber += 1;
    const payload = frame === undefined ? SILENT_FRAME : frame.toString('base64');
    const media = `{"track":"inbound","chunk":"${this.#chunk}","timestamp":"${this.#chunk * FRAME_MS}","payload":"${payload}"}`;
    const text = `{"event":"media","sequenceNumber":"${this.#sequenceNumber}","streamSid":"${this.streamSid}","media":${media}}`;
    this.#send(this.#options.fault.garble ? text.slice(0, 60) : text);
  }

  played(): void {
    for (const name of this.playback.takeReached()) {
      this.#sendEvent('mark', { mark: { name } });
      this.#options.note({ type: 'markEchoed', name });
    }
  }

  press(digit: string): void {
    this.#sendEvent('dtmf', { dtmf: { track: 'inbound_track', digit } });
  }

  /** Ends the stream from the telephone's side: `stop`, then the socket closes. */
  async stop(): Promise<void> {
    if (this.#isOver) return;
    this.#stopping = true;
    const { accountSid, callSid } = this.#options;
    if (this.isLive) this.#sendEvent('stop', { stop: { accountSid, callSid } });
    this.isLive = false;
    this.#cancelTimer?.();
    const socket = this.#socket;
    if (socket === undefined) this.#end('caller');
    else {
      socket.close(1000);
      this.#cancelTimer = this.#options.clock.after(CLOSE_TIMEOUT_MS, () => socket.terminate());
    }
    await this.ended;
  }

  #open(): void {
    const { noun, authToken, fault, streamSid } = this.#options;
    const refusal = findRefusal(noun.url);
    if (refusal !== undefined) {
      this.#fail(refusal.code, refusal.message);
      return;
    }
    const socket = new WebSocket(noun.url, {
      headers: { 'x-twilio-signature': sign(authToken, noun.url), 'user-agent': 'TwilioMediaStreams/1.0' },
      handshakeTimeout: CONNECT_TIMEOUT_MS,
      maxPayload: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    socket.on('open', () => {
      if (this.#stopping || fault.stall) return;
      this.#send('{"event":"connected","protocol":"Call","version":"1.0.0"}');
      this.#start();
      this.#options.note({ type: 'streamStarted', streamSid });
    });
    socket.on('message', (data, isBinary) => this.#receive(String(data), isBinary));
    socket.on('unexpected-response', (request, response) => {
      this.#fail(31_920, `the handshake was answered with ${response.statusCode}`);
      request.destroy();
    });
    socket.on('error', (error) => this.#socketFailed(error));
    socket.on('close', (code) => this.#closed(code));
  }

  #start(): void {
    const { accountSid, callSid, noun } = this.#options;
    const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 };
    const start = { accountSid, streamSid: this.streamSid, callSid, tracks: ['inbound'], mediaFormat };
    this.#sendEvent('start', { start: { ...start, customParameters: noun.parameters } });
    this.isLive = true;
  }

  #receive(text: string, isBinary: boolean): void {
    if (this.#isOver || this.#stopping) return;
    const message = isBinary
      ? { type: 'violation' as const, code: 31_950 as const, message: 'a binary message' }
      : parseRuntimeMessage(text, this.streamSid);
    switch (message.type) {
      case 'media':
        if (!this.playback.push(message.muLaw)) this.#violated(31_931, 'more than ten minutes wait to be played');
        return;
      case 'mark':
        if (!this.playback.mark(message.name)) this.#violated(31_951, 'too many marks wait to be reached');
        // With nothing to play before it, a mark is echoed at once, not at the next frame.
        this.played();
        return;
      case 'clear':
        this.#options.note({ type: 'cleared', lostMs: this.playback.clear() });
        this.played();
        return;
      default:
        this.#violated(message.code, message.message);
    }
  }

  #violated(code: number, message: string): void {
    this.violations += 1;
    this.#options.note({ type: 'problem', code, message });
  }

  #sendEvent(event: string, content: object): void {
    this.#sequenceNumber += 1;
    this.#send(
      JSON.stringify({ event, sequenceNumber: String(this.#sequenceNumber), streamSid: this.streamSid, ...content }),
    );
  }

  #send(text: string): void {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return;
    const { cutAfterMessages, closeCode } = this.#options.fault;
    if (cutAfterMessages !== undefined && this.#sentMessages >= cutAfterMessages) {
      this.isLive = false;
      this.#isCut = true;
      if (closeCode === undefined) socket.terminate();
      else socket.close(closeCode);
      return;
    }
    this.#sentMessages += 1;
    socket.send(text);
  }

  #closed(code: number): void {
    if (this.#stopping) this.#end('caller');
    // 1006: the connection was dropped without a close frame.
    else this.#end(this.#isCut || code === 1006 ? 'network' : 'runtime');
  }

  #socketFailed(error: Error): void {
    // After the handshake the close event follows and says how the stream ended.
    if (this.isLive || this.#stopping) return;
    this.#fail(error.message.includes('timed out') ? 31_901 : 31_902, error.message);
  }

  #fail(code: number, message: string): void {
    if (this.#isOver) return;
    this.#options.note({ type: 'problem', code, message });
    this.#end('network');
  }

  #end(by: StreamEnd): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.isLive = false;
    this.#cancelTimer?.();
    // Twilio: what was not played when the socket closes is lost.
    this.#options.note({ type: 'streamEnded', streamSid: this.streamSid, by, lostMs: this.playback.clear() });
    this.#resolveEnded(by);
  }
}

/** Twilio takes only `wss:`; on this machine a bare `ws:` is let through, since nobody has a certificate for it. */
function findRefusal(address: string): { code: number; message: string } | undefined {
  const url = parseUrl(address);
  if (url === undefined) return { code: 31_923, message: `"${address}" is not an address` };
  const { protocol, hostname, search } = url;
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol !== 'wss:' && !(protocol === 'ws:' && isLocal)) {
    return { code: 31_922, message: `${protocol} is not wss:` };
  }
  return search === '' ? undefined : { code: 31_920, message: 'a stream address cannot have a query' };
}
