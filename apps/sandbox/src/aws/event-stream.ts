import { crc32 } from 'node:zlib';

/** The value type "string" of a header. */
const STRING = 7;

/** An event of the answer as a frame of `application/vnd.amazon.eventstream`. */
export function encodeEvent(type: string, payload: unknown): Buffer {
  return encodeFrame(
    { ':event-type': type, ':content-type': 'application/json', ':message-type': 'event' },
    JSON.stringify(payload),
  );
}

/** An error in the middle of an answer; how its type and its payload's member are spelt is the service's own. */
export function encodeException(type: string, payload: Readonly<Record<string, string>>): Buffer {
  return encodeFrame(
    { ':exception-type': type, ':content-type': 'application/json', ':message-type': 'exception' },
    JSON.stringify(payload),
  );
}

/** Total length, headers' length, CRC of these two; headers; payload; CRC of everything before. */
function encodeFrame(headers: Readonly<Record<string, string>>, payload: string): Buffer {
  const encodedHeaders = Buffer.concat(Object.entries(headers).map(encodeHeader));
  const body = Buffer.from(payload);
  const prelude = Buffer.alloc(12);
  prelude.writeUInt32BE(12 + encodedHeaders.length + body.length + 4, 0);
  prelude.writeUInt32BE(encodedHeaders.length, 4);
  prelude.writeUInt32BE(crc32(prelude.subarray(0, 8)), 8);
  const frame = Buffer.concat([prelude, encodedHeaders, body, Buffer.alloc(4)]);
  frame.writeUInt32BE(crc32(frame.subarray(0, -4)), frame.length - 4);
  return frame;
}

function encodeHeader([name, value]: readonly [string, string]): Buffer {
  const nameBytes = Buffer.from(name);
  const valueBytes = Buffer.from(value);
  const header = Buffer.alloc(4);
  header.writeUInt8(nameBytes.length, 0);
  header.writeUInt8(STRING, 1);
  header.writeUInt16BE(valueBytes.length, 2);
  return Buffer.concat([header.subarray(0, 1), nameBytes, header.subarray(1), valueBytes]);
}
