export interface Address {
  /** Scheme, host and port, written out by the author. */
  readonly origin: string;
  /** What follows, with its holes; it begins with `/` or `?`. */
  readonly path: string;
}

/**
 * Takes an address apart. Scheme, host and port are literal, so no value of a call can choose where a request goes: there is no
 * hole, no name before an `@` and no other way of writing a host in front of the first `/` or `?`.
 */
export function readAddress(url: string): Address | undefined {
  const parts = /^(https?:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::(\d{1,5}))?)([/?].*)?$/s.exec(url.trim());
  const [, origin, port = '443', path = '/'] = parts ?? [];
  if (origin === undefined || Number(port) < 1 || Number(port) > 65_535) return undefined;
  return { origin, path };
}
