import { err, ok, type Result } from '@aybiza/foundation/result';
import { parseUrl } from '@aybiza/foundation/url';

/** Why a text is no origin of a page that may show a widget. */
export type OriginProblem = 'NOT_AN_ADDRESS' | 'WILDCARD' | 'NOT_HTTPS' | 'MORE_THAN_ORIGIN';

/** Where a page on one's own machine is tried; browsers treat it as safe without https. */
const LOCAL_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The origin of a page as browsers name it (`Origin`, RFC 6454 §6.2): scheme, host and a port that is not the usual one. What a person
 * types may be in capitals, have the usual port or a slash at its end. One address is one origin: there are no wildcards, for what looks
 * like one's own subdomains may be anybody's.
 */
export function parsePageOrigin(text: string): Result<string, OriginProblem> {
  const typed = text.trim();
  if (typed.includes('*')) return err('WILDCARD');
  const url = /^https?:\/\//i.test(typed) ? parseUrl(typed) : undefined;
  if (url === undefined) return err('NOT_AN_ADDRESS');
  const { protocol, hostname, pathname, search, hash, username, password, origin } = url;
  if (protocol === 'http:' && !LOCAL_HOSTS.has(hostname)) return err('NOT_HTTPS');
  if (pathname !== '/' || search !== '' || hash !== '' || username !== '' || password !== '')
    return err('MORE_THAN_ORIGIN');
  return ok(origin);
}
