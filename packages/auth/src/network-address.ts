import { isIPv6 } from 'node:net';

/** Of whoever comes without a proxy that says where they are. */
export const UNKNOWN_ADDRESS = 'unknown';

/** Where a request comes from, as the web server or the proxy next to it noted it. */
export function networkAddress(headers: Headers): string {
  return lastNetwork(headers.get('x-forwarded-for') ?? '');
}

/**
 * The last address of `X-Forwarded-For`, or the one address of a socket. What stands before the last, whoever asks may have written. Of an
 * IPv6 address only the network counts, for whoever has one address has all of those.
 */
export function lastNetwork(addresses: string): string {
  const noted = addresses.split(',').at(-1)?.trim() ?? '';
  const address = noted.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(address)) return address === '' ? UNKNOWN_ADDRESS : address;
  const [front = '', back = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groups = front.split(':').filter((group) => group !== '');
  const behind = back.split(':').filter((group) => group !== '');
  const zeros = Array(Math.max(0, 8 - groups.length - behind.length)).fill('0');
  return `${[...groups, ...zeros, ...behind]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
