import { crc32 } from 'node:zlib';

/** One frame of `application/vnd.amazon.eventstream`, taken apart. */
export interface Frame {
  /** Those whose value is text; the signature's others are left out. */
  headers: Readonly<Record<string, string>>;
  payload: Buffer;
}

/** One frame holding an event. */
export function eventFrame(type: string, payload: unknown): Buffer {
  return frame({ ':event-type': type, ':content-type': 'application/json', ':message-type': 'event' }, payload);
}

/** One frame holding an exception of the service. */
export function exceptionFrame(type: string, message: string): Buffer {
  return frame(
    { ':exception-type': type, ':content-type': 'application/json', ':message-type': 'exception' },
    { message },
  );
}

/** Takes the whole frames out of what has come so far; `rest` waits for more. */
export function readFrames(bytes: Buffer): { frames: Frame[]; rest: Buffer } {
  const frames: Frame[] = [];
  let rest = bytes;
  while (rest.length >= 16 && rest.length >= rest.readUInt32BE(0)) {
    const length = rest.readUInt32BE(0);
    frames.push(readFrame(rest.subarray(0, length)));
    rest = rest.subarray(length);
  }
  return { frames, rest };
}

function readFrame(bytes: Buffer): Frame {
  if (crc32(bytes.subarray(0, -4)) !== bytes.readUInt32BE(bytes.length - 4)) throw new Error('a frame is damaged');
  const headersEnd = 12 + bytes.readUInt32BE(4);
  const headers: Record<string, string> = {};
  for (let at = 12; at < headersEnd; ) {
    const nameEnd = at + 1 + bytes.readUInt8(at);
    const name = bytes.toString('utf8', at + 1, nameEnd);
    const type = bytes.readUInt8(nameEnd);
    // 8 is a moment, of eight bytes; 6 and 7 are bytes and text, behind their length.
    const valueAt = type === 8 ? nameEnd + 1 : nameEnd + 3;
    const length = type === 8 ? 8 : bytes.readUInt16BE(nameEnd + 1);
    if (type === 7) headers[name] = bytes.toString('utf8', valueAt, valueAt + length);
    at = valueAt + length;
  }
  return { headers, payload: bytes.subarray(headersEnd, -4) };
}

function frame(headers: Readonly<Record<string, string>>, payload: unknown): Buffer {
  const head = Buffer.concat(Object.entries(headers).map(([name, value]) => header(name, value)));
  const body = Buffer.from(JSON.stringify(payload));
  const prelude = Buffer.alloc(8);
  prelude.writeUInt32BE(head.length + body.length + 16, 0);
  prelude.writeUInt32BE(head.length, 4);
  const untilCrc = Buffer.concat([prelude, checksum(prelude), head, body]);
  return Buffer.concat([untilCrc, checksum(untilCrc)]);
}

function header(name: string, value: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(value));
  return Buffer.concat([Buffer.of(name.length), Buffer.from(name), Buffer.of(7), length, Buffer.from(value)]);
}

function checksum(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return sum;
}
