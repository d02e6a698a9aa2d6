import { expect, test } from 'vitest';
import { isLocalRequest } from './is-local-request.ts';

const local = { host: 'localhost:3000', 'x-forwarded-for': '127.0.0.1' };

test.each([
  ['the machine by its name', local],
  ['the machine by its address', { ...local, host: '127.0.0.1:3000' }],
  ['an IPv6 browser', { host: '[::1]:3000', 'x-forwarded-for': '::1' }],
  ['an IPv4 browser on an IPv6 socket', { ...local, 'x-forwarded-for': '::ffff:127.0.0.1' }],
])('%s is local', (_title, headers) => {
  expect(isLocalRequest(new Headers(headers))).toBe(true);
});

test.each([
  ['a name that somebody points at this machine', { ...local, host: 'rebind.example:3000' }],
  ['a name that only begins like ours', { ...local, host: 'localhost.example' }],
  ['another machine', { ...local, 'x-forwarded-for': '192.168.1.20' }],
  ['another machine behind a local proxy', { ...local, 'x-forwarded-for': '203.0.113.9, 127.0.0.1' }],
  ['a tunnel that hides the address', { ...local, 'cf-connecting-ip': '203.0.113.9' }],
  ['a request whose socket nobody noted', { host: 'localhost:3000' }],
  ['an address that only begins like ours', { ...local, 'x-forwarded-for': '127.0.0.1.example' }],
])('%s is not local', (_title, headers) => {
  expect(isLocalRequest(new Headers(headers))).toBe(false);
});
