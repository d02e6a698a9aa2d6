import { expect, it, test } from 'vitest';
import { isIn, proxyNetworksSchema } from './proxy-networks.ts';

test.each([
  ['127.0.0.1', true],
  ['::ffff:127.3.2.1', true],
  ['10.9.8.7', true],
  ['172.17.0.1', true],
  ['fd12::1', true],
  ['203.0.113.9', false],
  ['172.32.0.1', false],
  ['::ffff:203.0.113.9', false],
  ['2001:db8::1', false],
  ['', false],
])('a proxy is believed at %j: %s', (address, isProxy) => {
  expect(isIn(proxyNetworksSchema.parse(undefined), address)).toBe(isProxy);
});

it('takes the networks of a content delivery network instead', () => {
  const networks = proxyNetworksSchema.parse('203.0.113.0/24, 2001:db8::/32');
  expect([isIn(networks, '203.0.113.9'), isIn(networks, '2001:db8::9'), isIn(networks, '127.0.0.1')]).toEqual([
    true,
    true,
    false,
  ]);
});

it.each(['203.0.113.0', '203.0.113.0/33', 'proxy.example/24', '203.0.113.0/x', '10.0.0.0/8,'])('refuses %j', (text) => {
  expect(proxyNetworksSchema.safeParse(text).error?.issues[0]?.message).toMatch(/is no network: write it as/);
});
