import { expect, it } from 'vitest';
import { rateOf } from './sound-type.ts';

it.each([
  ['', 24_000],
  ['audio/pcm', 24_000],
  ['application/octet-stream', 24_000],
  ['audio/pcm;rate=22050;channels=1', 22_050],
  ['audio/L16; rate=16000', 16_000],
])('check 20: samples of type %j come at %i Hz', (type, rate) => expect(rateOf(type)).toBe(rate));

it.each([
  'audio/wav',
  'audio/mpeg',
  'text/html; charset=utf-8',
  'application/json',
  'audio/pcmx',
  'audio/pcm;rate=1000',
])('check 20: %s is not played', (type) =>
  expect(() => rateOf(type)).toThrow(expect.objectContaining({ code: 'PROVIDER_PROTOCOL', retryable: true })),
);
