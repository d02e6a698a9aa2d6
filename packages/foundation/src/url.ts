/**
 * What a text is as an absolute URL, or as one relative to `base`; undefined where it is none.
 *
 * Never `URL.canParse`: called often, Node 20 compiles it to a form that reads the bytes of Latin-1 as UTF-8, and then it finds valid what
 * `new URL` throws for, and `http://zahnärzte.de` invalid.
 */
export function parseUrl(text: string, base?: string | URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
