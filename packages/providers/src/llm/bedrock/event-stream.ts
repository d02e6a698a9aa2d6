import { crc32 } from 'node:zlib';
import { bedrockError } from './bedrock-error.ts';

/** Length of the message, length of its headers, checksum of both; and one more checksum at the end (AWS: event stream encoding). */
const PRELUDE_BYTES = 12;
const CHECKSUM_BYTES = 4;
/** Far above any event of an answer. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;
const STRING_HEADER = 7;

export interface EventMessage {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Cuts a stream of bytes into the messages of AWS's event stream encoding. */
export class EventStreamReader {
  #rest: Buffer = Buffer.alloc(0);
  /** Of the last message: the words of an answer all have the same. */
  #headerBytes: Buffer = Buffer.alloc(0);
  #headers: ReadonlyMap<string, string> = new Map();

  /** Are bytes of a message left whose end has not come? */
  get isInMessage(): boolean {
    return this.#rest.length > 0;
  }

  /** Tells the messages that these bytes complete. @throws ProviderError when they are none */
  read(bytes: Buffer, onMessage: (message: EventMessage) => void): void {
    let data = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    while (data.length >= PRELUDE_BYTES) {
      const length = data.readUInt32BE(0);
      if (length < PRELUDE_BYTES + CHECKSUM_BYTES || length > MAX_MESSAGE_BYTES) throw broken('a message of no length');
      if (data.length < length) break;
      onMessage(this.#message(data.subarray(0, length)));
      data = data.subarray(length);
    }
    this.#rest = data;
  }

  #message(message: Buffer): EventMessage {
    const end = message.length - CHECKSUM_BYTES;
    if (crc32(message.subarray(0, end)) !== message.readUInt32BE(end)) throw broken('a message with a wrong checksum');
    const bodyAt = PRELUDE_BYTES + message.readUInt32BE(4);
    if (bodyAt > end) throw broken('headers longer than their message');
    const headers = this.#headersIn(message.subarray(PRELUDE_BYTES, bodyAt));
    return { headers, body: message.toString('utf8', bodyAt, end) };
  }

  #headersIn(bytes: Buffer): ReadonlyMap<string, string> {
    if (!this.#headerBytes.equals(bytes)) {
      this.#headers = readHeaders(bytes);
      this.#headerBytes = Buffer.from(bytes);
    }
    return this.#headers;
  }
}

function readHeaders(bytes: Buffer): Map<string, string> {
  const headers = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const nameEnd = at + 1 + bytes.readUInt8(at);
    // All headers that an event stream of this service has are strings.
    if (bytes[nameEnd] !== STRING_HEADER) throw broken('a header that is no string');
    const valueAt = nameEnd + 3;
    const valueEnd = valueAt + bytes.readUInt16BE(nameEnd + 1);
    headers.set(bytes.toString('utf8', at + 1, nameEnd), bytes.toString('utf8', valueAt, valueEnd));
    at = valueEnd;
  }
  return headers;
}

function broken(what: string): Error {
  return bedrockError('PROVIDER_PROTOCOL', `Bedrock sent ${what}`);
}
