import { describe, expect, it } from 'vitest';
import { parseRuntimeMessage } from './runtime-message.ts';

function parse(message: unknown) {
  return parseRuntimeMessage(typeof message === 'string' ? message : JSON.stringify(message), 'MZ1');
}

describe('parseRuntimeMessage', () => {
  it('takes media, mark and clear', () => {
    expect(parse({ event: 'media', streamSid: 'MZ1', media: { payload: '/wA=' } })).toEqual({
      type: 'media',
      muLaw: Buffer.of(0xff, 0),
    });
    expect(parse({ event: 'mark', streamSid: 'MZ1', mark: { name: 'g1-1' } })).toEqual({ type: 'mark', name: 'g1-1' });
    expect(parse({ event: 'clear', streamSid: 'MZ1' })).toEqual({ type: 'clear' });
  });

  it.each([
    ['what is not JSON', '{"event":'],
    ['an unknown event', { event: 'shout', streamSid: 'MZ1' }],
    ['another stream', { event: 'clear', streamSid: 'MZ2' }],
    ['no stream', { event: 'clear' }],
    ['an additional field', { event: 'clear', streamSid: 'MZ1', reason: 'x' }],
    [
      'an additional field of media',
      { event: 'media', streamSid: 'MZ1', media: { payload: '/wA=', track: 'outbound' } },
    ],
    ['what is not base64', { event: 'media', streamSid: 'MZ1', media: { payload: 'ÿÿ==' } }],
    ['an empty payload', { event: 'media', streamSid: 'MZ1', media: { payload: '' } }],
    [
      'a file with a header',
      { event: 'media', streamSid: 'MZ1', media: { payload: Buffer.from('RIFF....').toString('base64') } },
    ],
    ['64 KB and more', { event: 'media', streamSid: 'MZ1', media: { payload: 'A'.repeat(65_536) } }],
    ['a mark without a name', { event: 'mark', streamSid: 'MZ1', mark: {} }],
  ])('counts %s as a violation', (_, message) => {
    expect(parse(message)).toMatchObject({ type: 'violation', code: 31_951 });
  });
});
