import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodeEvent, encodeException } from './event-stream.ts';

describe('event-stream framing', () => {
  it('writes the bytes that the vendor writes', () => {
    expect(encodeEvent('messageStop', { stopReason: 'end_turn' }).toString('hex')).toBe(
      '0000007a00000051ca2c46650b3a6576656e742d7479706507000b6d65737361676553746f700d3a636f6e74656e742d747970650700106170706c69' +
        '636174696f6e2f6a736f6e0d3a6d6573736167652d747970650700056576656e747b2273746f70526561736f6e223a22656e645f7475726e227d5fbf09fc',
    );
  });

  it('counts bytes, not letters, and ends with a checksum over the whole frame', () => {
    const frame = encodeException('throttlingException', { message: 'Später — “bitte”.' });
    expect(frame.readUInt32BE(0)).toBe(frame.length);
    expect(frame.readUInt32BE(frame.length - 4)).toBe(crc32(frame.subarray(0, -4)));
    expect(frame.toString()).toContain('{"message":"Später — “bitte”."}');
  });
});
