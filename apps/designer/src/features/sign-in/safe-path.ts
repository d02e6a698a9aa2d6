import { parseUrl } from '@aybiza/foundation/url';

/** Where to go after sign-in: a path of our own, whatever an address brought along. */
export function safePath(wanted: string, origin: string): string {
  // The browser's own parser decides: it knows that `//host`, `\\host` and `/\\host` lead away.
  const url = wanted.startsWith('/') ? parseUrl(wanted, origin) : undefined;
  return url?.origin === origin ? `${url.pathname}${url.search}` : '/';
}
