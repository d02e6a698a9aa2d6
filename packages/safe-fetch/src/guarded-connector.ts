import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { bareHost, type TargetRules } from './check-target.ts';
import { isPublicAddress } from './is-public-address.ts';
import { addressRefused } from './safe-fetch-error.ts';

/** Finds all addresses of a name. */
export type Resolve = (hostname: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;

/** Order: below the 8 s a whole request may take. */
const CONNECT_TIMEOUT_MS = 3000;

/** Asks the system, as every other program on this machine does. */
export const systemResolve: Resolve = (hostname, done) => dnsLookup(hostname, { all: true }, done);

/**
 * Connects for undici with three guards, because each alone has holes: the host as a literal (never looked up, so a
 * guard in the look-up would not see it), all addresses of a name, and the peer of the finished connection.
 */
export function guardedConnector(
  rules: TargetRules,
  resolve: Resolve = systemResolve,
  build: (options: buildConnector.BuildOptions) => buildConnector.connector = buildConnector,
): buildConnector.connector {
  const guarded = build({ timeout: CONNECT_TIMEOUT_MS, lookup: guardedLookup(resolve) });
  const open = build({ timeout: CONNECT_TIMEOUT_MS });
  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    if (rules.allowPrivate.has(`${options.hostname}:${port}`)) {
      open(options, callback);
      return;
    }
    const host = bareHost(options.hostname);
    if (isIP(host) !== 0 && !isPublicAddress(host)) {
      callback(addressRefused(), null);
      return;
    }
    guarded(options, (...[error, socket]) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      if (isPublicAddress(socket.remoteAddress ?? '')) {
        callback(null, socket);
        return;
      }
      socket.destroy();
      callback(addressRefused(), null);
    });
  };
}

type LookupDone = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** One bad address among several is enough to refuse: which one would be used is not ours to choose. */
export function guardedLookup(resolve: Resolve) {
  return (hostname: string, options: LookupOptions, done: LookupDone): void => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null) done(error, []);
      else if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        done(addressRefused(), []);
      } else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
