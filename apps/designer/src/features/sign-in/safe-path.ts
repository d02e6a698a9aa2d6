/** Where to go after sign-in: a path of our own, whatever an address brought along. */
export function safePath(wanted: string, origin: string): string {
  // The browser's own parser decides: it knows that `//host`, `\\host` and `/\\host` lead away.
  if (!wanted.startsWith('/') || !URL.canParse(wanted, origin)) return '/';
  const url = new URL(wanted, origin);
  return url.origin === origin ? `${url.pathname}${url.search}` : '/';
}
