import { isIP } from 'node:net';
import { parseUrl } from '@aybiza/foundation/url';
import { isPublicAddress } from './is-public-address.ts';
import { addressRefused } from './safe-fetch-error.ts';

export interface TargetRules {
  /** Exact `host:port` that may be private, in the form a URL writes them (`localhost:4010`, `[::1]:80`). */
  allowPrivate: ReadonlySet<string>;
  /** Host names that are our own and must not be called from inside. */
  denyHosts: ReadonlySet<string>;
  ports: ReadonlySet<number>;
}

/** Longer addresses are no addresses. */
const MAX_URL_LENGTH = 8192;

/**
 * Reads an address the way it will be called, and refuses what is wrong with it as written: scheme, credentials, port,
 * our own names, addresses given as numbers. What a name leads to is checked when it is looked up.
 * @throws SafeFetchError `ADDRESS_REFUSED`
 */
export function checkTarget(address: string, rules: TargetRules): URL {
  // The URL parser drops tabs and line breaks and turns backslashes round: what it makes of them fools other parsers.
  if (address.length > MAX_URL_LENGTH || hasOddCharacter(address)) throw addressRefused();
  const url = parseUrl(address);
  if (url === undefined) throw addressRefused();
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw addressRefused();
  if (url.username !== '' || url.password !== '') throw addressRefused();
  const port = portOf(url);
  if (rules.allowPrivate.has(`${url.hostname}:${port}`)) return url;
  const name = bareHost(url.hostname);
  if (!rules.ports.has(port) || rules.denyHosts.has(name.replace(/\.$/, ''))) throw addressRefused();
  if (isIP(name) !== 0 && !isPublicAddress(name)) throw addressRefused();
  return url;
}

/** The port a URL leads to, written or not. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** A URL's host without the brackets of IPv6. */
export function bareHost(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

function hasOddCharacter(address: string): boolean {
  return [...address].some((character) => character <= ' ' || character === '\u007f' || character === '\\');
}
