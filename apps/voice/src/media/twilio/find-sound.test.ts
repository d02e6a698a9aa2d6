import { describe, expect, it } from 'vitest';
import { base64Length, decodeBase64, encodeBase64, mostBytes } from './base64.ts';
import { findSound, isOfStream } from './find-sound.ts';
import { readTwilioMessage } from './messages.ts';

const SID = 'MZ18ad3ab5a668481ce02b83e7395059f0';

/** A message as Twilio writes it, its fields in Twilio's order. */
function media(payload: string, { sid = SID, sequence = '7' } = {}): Buffer {
  return Buffer.from(
    `{"event":"media","sequenceNumber":"${sequence}","media":{"track":"inbound","chunk":"5","timestamp":"120","payload":"${payload}"},"streamSid":"${sid}"}`,
  );
}
const sound = (length: number) => Uint8Array.from({ length }, (_value, index) => (index * 37) % 256);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
function read(message: Uint8Array): Uint8Array | undefined {
  // As it lies in memory: other messages before and behind it.
  const around = Buffer.concat([media('AAAA'), message, media('AAAA')]);
  const begin = media('AAAA').length;
  const end = begin + message.length;
  const letters = findSound(around, begin, end);
  if (letters === undefined || !isOfStream(around, end, SID)) return undefined;
  const buffer = new Uint8Array(mostBytes(letters.to - letters.from));
  const bytes = decodeBase64(around, letters, { buffer, used: 0 });
  return bytes === -1 ? undefined : buffer.subarray(0, bytes);
}

describe('a media message read by its place', () => {
  it.each([160, 159, 158, 157, 1, 0, 1_600])('gives the %i bytes that were sent', (length) => {
    const bytes = sound(length);
    expect([...(read(media(base64(bytes))) ?? [1, 2, 3])]).toEqual([...bytes]);
  });

  it('is read wherever its numbers push the sound to', () => {
    for (const sequence of ['1', '99999', '123456789012']) {
      expect(read(media(base64(sound(80)), { sequence }))?.length).toBe(80);
    }
  });

  it('is written behind what is there, and changes nothing else', () => {
    const buffer = new Uint8Array(200).fill(7);
    const message = media(base64(sound(160)));
    const letters = findSound(message, 0, message.length);
    expect(letters && decodeBase64(message, letters, { buffer, used: 20 })).toBe(160);
    expect([...buffer]).toEqual([...new Uint8Array(20).fill(7), ...sound(160), ...new Uint8Array(20).fill(7)]);
  });

  it.each([
    ['of another stream', media(base64(sound(160)), { sid: SID.replace('18ad', '18ae') })],
    ['whose sound is no base64', media(`${base64(sound(159)).slice(0, -1)}*`)],
    ['whose sound has a quote in it', media(`AA\\"${base64(sound(157))}`)],
    ['whose sound is one letter short of a byte', media('AAAAA')],
    ['that is cut off', media(base64(sound(160))).subarray(0, -1)],
    ['that is something else', Buffer.from(`{"event":"mark","streamSid":"${SID}","mark":{"name":"1:400"}}`)],
    ['that is empty', Buffer.alloc(0)],
    ['with more than ten seconds of sound', media('A'.repeat(106_668))],
  ])('is left to the reader of JSON: one %s', (_what, message) => {
    expect(read(message)).toBeUndefined();
  });
});

describe('sound as base64', () => {
  it.each([0, 1, 2, 3, 159, 160, 2_400])('is what Node.js makes of %i bytes', (length) => {
    const bytes = sound(length);
    const letters = Buffer.alloc(base64Length(length) + 2, '.');
    encodeBase64(bytes, letters, 1);
    expect(letters.toString()).toBe(`.${base64(bytes)}.`);
  });
});

describe('a media message in another order than Twilio’s', () => {
  const other = (payload: string, streamSid = SID) =>
    Buffer.from(JSON.stringify({ streamSid, media: { payload }, event: 'media' }));

  it('says the same', () => {
    const message = other(base64(sound(160)));
    expect(read(message)).toBeUndefined();
    expect(readTwilioMessage(message, SID)).toEqual({ event: 'media', audio: sound(160) });
  });

  it.each([
    ['another stream', other('AAAA', `${SID}0`)],
    ['no base64', other('AA AA')],
    ['nothing', Buffer.from('{"event":"media"}')],
  ])('breaks the protocol with %s', (_what, message) => {
    expect(readTwilioMessage(message, SID)).toBeUndefined();
  });
});
