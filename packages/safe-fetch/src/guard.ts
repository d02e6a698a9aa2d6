import type { LookupFunction } from 'node:net';
import type { buildConnector } from 'undici';
import { checkTarget, portOf, type TargetRules } from './check-target.ts';
import { guardedConnector, guardedLookup, type Resolve, systemResolve } from './guarded-connector.ts';
import { addressRefused } from './safe-fetch-error.ts';

export interface GuardOptions {
  /** Exact `host:port` that may lead to private addresses, and need no encryption. */
  allowPrivate?: readonly string[];
  /** Names under which this installation itself is reached. */
  denyHosts?: readonly string[];
  /** How names are looked up; default as the system does. */
  resolve?: Resolve;
}

/** The same guards as those of `createSafeFetch`, for clients that make their own connections: to a server that users have named. */
export interface Guard {
  /**
   * Looks at an address as it is written: http(s) or ws(s), public, and encrypted, for a key is sent there.
   * @throws SafeFetchError `ADDRESS_REFUSED`
   */
  check(address: string): void;
  /** For undici: looks at the host, at all addresses of a name, and at whoever answers. */
  readonly connect: buildConnector.connector;
  /** For clients over Node's sockets, of an address that was checked; undefined where it may be private. */
  lookupFor(address: string): LookupFunction | undefined;
  /**
   * For a mail server, `host:port`: public, and a port of submission.
   * @throws SafeFetchError `ADDRESS_REFUSED`
   */
  mailServer(server: string): MailWay;
}

/** How a mail server that users have named is reached. */
export interface MailWay {
  /** Undefined where it may be private. */
  readonly lookup: LookupFunction | undefined;
  /** The installation allows exactly this one to be private, and to need no encryption. */
  readonly mayBePlain: boolean;
}

/** Submission (RFC 6409, RFC 8314), and what providers offer where 587 is closed. Never 25: from there mail servers speak to each other. */
const MAIL_PORTS = new Set([465, 587, 2525]);

export function createGuard({ allowPrivate = [], denyHosts = [], resolve = systemResolve }: GuardOptions): Guard {
  const rules: TargetRules = {
    allowPrivate: new Set(allowPrivate),
    denyHosts: new Set(denyHosts.map((host) => host.toLowerCase())),
    ports: new Set([80, 443]),
  };
  const isAllowed = (url: URL) => rules.allowPrivate.has(`${url.hostname}:${portOf(url)}`);
  return {
    check(address) {
      const url = checkTarget(asHttp(address), rules);
      if (url.protocol !== 'https:' && !isAllowed(url)) throw addressRefused();
    },
    connect: guardedConnector(rules, resolve),
    lookupFor: (address) => (isAllowed(new URL(asHttp(address))) ? undefined : guardedLookup(resolve)),
    mailServer(server) {
      const mayBePlain = isAllowed(checkTarget(`https://${server}`, { ...rules, ports: MAIL_PORTS }));
      return { mayBePlain, lookup: mayBePlain ? undefined : guardedLookup(resolve) };
    },
  };
}

function asHttp(address: string): string {
  return address.replace(/^ws(s?):/i, 'http$1:');
}
