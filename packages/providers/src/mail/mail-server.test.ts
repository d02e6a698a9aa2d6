import { expect, test } from 'vitest';
import { readSender } from './mail-address.ts';
import { mailServerSchema, readMailServer } from './mail-server.ts';

test.each([
  ['smtp.example.com', { host: 'smtp.example.com', port: 587, address: 'smtp.example.com:587', isImplicitTls: false }],
  [
    'smtp.example.com:465',
    { host: 'smtp.example.com', port: 465, address: 'smtp.example.com:465', isImplicitTls: true },
  ],
  ['[::1]:2525', { host: '::1', port: 2525, address: '[::1]:2525', isImplicitTls: false }],
])('%s is a mail server', (server, read) => {
  expect(mailServerSchema.safeParse(server).success).toBe(true);
  expect(readMailServer(server)).toEqual(read);
});

test.each(['', 'smtp://example.com', 'a b', 'me@example.com', 'example.com/x', 'example.com:', 'example.com:70000'])(
  '“%s” is none',
  (server) => {
    expect(mailServerSchema.safeParse(server).success).toBe(false);
  },
);

test.each([
  ['desk@example.com', { name: '', address: 'desk@example.com' }],
  ['Practice desk <desk@example.com>', { name: 'Practice desk', address: 'desk@example.com' }],
  ['Desk\r\nBcc: all@example.com <desk@example.com>', undefined],
  ['desk', undefined],
])('%j is a sender or not', (text, sender) => {
  expect(readSender(text)).toEqual(sender);
});
