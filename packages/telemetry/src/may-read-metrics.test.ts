import { expect, test } from 'vitest';
import { mayReadMetrics } from './may-read-metrics.ts';

const TOKEN = 'a token of sixteen';
const asked = (remoteAddress: string | undefined, headers: Record<string, string> = {}) => ({
  socket: { remoteAddress },
  headers,
});

test.each(['127.0.0.1', '127.0.0.9', '::1', '::ffff:127.0.0.1'])('a program on this machine may: %s', (address) => {
  expect(mayReadMetrics(asked(address), undefined)).toBe(true);
});

test.each(['10.0.0.7', '::ffff:10.0.0.7', '2001:db8::1', undefined])(
  'nobody else may without a token: %s',
  (address) => {
    expect(mayReadMetrics(asked(address), undefined)).toBe(false);
    expect(mayReadMetrics(asked(address), TOKEN)).toBe(false);
  },
);

test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
  'whoever comes by a proxy on this machine is not this machine: %s',
  (name) => {
    expect(mayReadMetrics(asked('127.0.0.1', { [name]: '203.0.113.9' }), undefined)).toBe(false);
  },
);

test('whoever shows the token may, from anywhere; a wrong one opens nothing, not even here', () => {
  const shows = (token: string) => ({ authorization: `Bearer ${token}` });
  const token = 'a-token-of-sixteen';
  expect(mayReadMetrics(asked('10.0.0.7', shows(token)), token)).toBe(true);
  expect(mayReadMetrics(asked('127.0.0.1', shows('another-of-sixteen')), token)).toBe(false);
  expect(mayReadMetrics(asked('10.0.0.7', shows(token)), undefined)).toBe(false);
});
