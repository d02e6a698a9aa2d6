import { expect, test } from 'vitest';
import { OggOpus } from './ogg-opus.ts';

const sound = { channels: 2, sampleRateHz: 8_000, lookahead: 52, framesPerPacket: 160, vendor: 'libopus 1.6.1' };

/** What a page says of itself, and its packets as they are laced. */
function readPage(page: Uint8Array) {
  const bytes = Buffer.from(page);
  const laces = [...bytes.subarray(27, 27 + bytes.readUInt8(26))];
  return {
    flags: bytes.readUInt8(5),
    granule: Number(bytes.readBigUInt64LE(6)),
    sequence: bytes.readUInt32LE(18),
    packets: laces.filter((lace) => lace < 255).length,
    data: bytes.subarray(27 + laces.length),
  };
}

function fileOf(packets: readonly Uint8Array[], frames: number) {
  const file = new OggOpus(sound);
  return [...file.begin(), ...packets.flatMap((packet) => file.add(packet)), file.end(frames)].map(readPage);
}

const small = (count: number) => Array.from({ length: count }, () => new Uint8Array(80));

test('the headers are those of RFC 7845: two channels, what to leave out at 48 kHz, the rate of the sound', () => {
  const [head, tags] = fileOf(small(1), 0);
  expect(head).toMatchObject({ flags: 2, granule: 0, sequence: 0, packets: 1 });
  expect(head?.data.toString('hex')).toBe(`${Buffer.from('OpusHead').toString('hex')}0102${'3801'}401f0000000000`);
  expect(tags).toMatchObject({ flags: 0, granule: 0, sequence: 1, packets: 1 });
  expect(tags?.data.toString('latin1')).toBe('OpusTags\r\0\0\0libopus 1.6.1\0\0\0\0');
});

test('a page is a second of sound, and the last one ends where the sound does', () => {
  const pages = fileOf(small(101), 16_000);
  expect(pages.slice(2).map(({ flags, granule, sequence, packets }) => [flags, granule, sequence, packets])).toEqual([
    [0, 48_000, 2, 50],
    [0, 96_000, 3, 50],
    [4, (16_000 + 52) * 6, 4, 1],
  ]);
});

test('packets so large that a page has no room for fifty of them begin a new page', () => {
  const pages = fileOf(
    Array.from({ length: 50 }, () => new Uint8Array(1_275)),
    7_900,
  );
  expect(pages.slice(2).map(({ granule, packets }) => [granule, packets])).toEqual([
    [42 * 960, 42],
    [(7_900 + 52) * 6, 8],
  ]);
});
