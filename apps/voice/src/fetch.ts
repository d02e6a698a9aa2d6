import type { Clock } from '@aybiza/foundation/clock';
import { createSafeFetch } from '@aybiza/safe-fetch';
import type { CallWorld } from './call/call-world.ts';

/** The one way out to addresses that authors write: guarded, limited, and read as JSON where it is JSON. */
export function createFetch(options: { clock: Clock; allowPrivate: readonly string[] }): CallWorld['fetch'] {
  const safeFetch = createSafeFetch(options);
  return async ({ method, url, headers, body, signal }) => {
    const answer = await safeFetch({
      method,
      url,
      headers: Object.fromEntries(headers),
      signal,
      ...(body === null ? {} : { body }),
    });
    return { status: answer.status, body: asJson(answer.body) };
  };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An answer that is no JSON is a text.
    return text;
  }
}
