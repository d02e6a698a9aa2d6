import { parseUrl } from '@aybiza/foundation/url';
import { type SafeFetch, SafeFetchError, type SafeFetchResponse } from '@aybiza/safe-fetch';
import { unreadable } from './unreadable.ts';

const MAX_REDIRECTS = 3;
const HEADERS = {
  accept: 'text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,text/markdown;q=0.8',
  'user-agent': 'AYBIZA (reads pages that their owners have added)',
};

/** What stands at an address. */
export interface FetchedPage {
  readonly mediaType: string;
  /** As its server says. */
  readonly charset: string | undefined;
  readonly bytes: Uint8Array;
}

/**
 * What an address leads to, through redirects; each of them is as guarded as the first.
 * @throws Unreadable where trying again brings the same; an AppError that may be tried again where it may not
 */
export async function fetchPage(address: string, fetch: SafeFetch, signal: AbortSignal): Promise<FetchedPage> {
  let url = address;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const response = await get(url, fetch, signal);
    const { location } = response.headers;
    if (response.status < 300 || response.status >= 400 || location === undefined) return toPage(response);
    const next = parseUrl(location, url);
    if (next === undefined) break;
    url = next.href;
  }
  throw unreadable('UNREACHABLE');
}

async function get(url: string, fetch: SafeFetch, signal: AbortSignal): Promise<SafeFetchResponse> {
  try {
    return await fetch({ method: 'GET', url, headers: HEADERS, signal });
  } catch (error) {
    if (signal.aborted || !(error instanceof SafeFetchError)) throw error;
    switch (error.fetchCode) {
      case 'ADDRESS_REFUSED':
      case 'REQUEST_INVALID':
        throw unreadable('ADDRESS_REFUSED', error);
      case 'RESPONSE_TOO_LARGE':
        throw unreadable('TOO_LARGE', error);
      default:
        throw unreadable('UNREACHABLE', error);
    }
  }
}

function toPage({ status, headers, bytes }: SafeFetchResponse): FetchedPage {
  if (status === 401 || status === 403) throw unreadable('NOT_ALLOWED');
  if (status === 404 || status === 410) throw unreadable('NOT_THERE');
  if (status !== 200) throw unreadable('UNREACHABLE');
  const [mediaType = '', ...parameters] = (headers['content-type'] ?? 'text/html').split(';');
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([^"\s]+)/i.exec(one)?.[1]).find(Boolean);
  return { mediaType: mediaType.trim().toLowerCase(), charset, bytes };
}
