import { expect, test } from 'vitest';
import { lacesOf, writeOggPage } from './ogg-page.ts';

test('a page is laid out as RFC 3533 says, byte for byte', () => {
  const packets = [Uint8Array.of(1, 2, 3), Uint8Array.of(4)];
  const hex = writeOggPage({ place: 'last', sequence: 7, granule: 0x0102030405, packets }).toString('hex');
  expect(hex).toBe(
    '4f67675300' + '04' + '0504030201000000' + '01000000' + '07000000' + 'fe1db381' + '02' + '0301' + '01020304',
  );
});

test.each([
  [0, 1],
  [254, 1],
  [255, 2],
  [510, 3],
  [1_275, 6],
])('a packet of %d bytes takes %d lacing values, the last of which is below 255', (bytes, laces) => {
  const packet = new Uint8Array(bytes);
  const page = writeOggPage({ place: 'middle', sequence: 0, granule: 0, packets: [packet] });
  expect(lacesOf(packet)).toBe(laces);
  expect([...page.subarray(26, 27 + laces)]).toEqual([laces, ...new Array(laces - 1).fill(255), bytes % 255]);
  expect(page.length).toBe(27 + laces + bytes);
});

test('more packets than a page has room for are refused', () => {
  const packets = Array.from({ length: 256 }, () => new Uint8Array(1));
  expect(() => writeOggPage({ place: 'middle', sequence: 0, granule: 0, packets })).toThrow('no room');
});
