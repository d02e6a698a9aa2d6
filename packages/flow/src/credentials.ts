import type { Flow } from './flow.ts';
import { mended, type Problem, problem } from './problem.ts';

/** The workspace's credentials by name, and the origins (`https://host[:port]`) that each may be sent to. */
export type Credentials = ReadonlyMap<string, readonly string[]>;

/**
 * Requests that show a credential which is not there, or to somebody whom it is not for. Not part of reading a step: it changes without
 * the flow.
 */
export function checkCredentials(flow: Flow, credentials: Credentials): Problem[] {
  return Object.entries(flow.nodes).flatMap(([node, { kind, data }]) => {
    if (kind !== 'request' || data.call.via !== 'http' || data.call.credential === undefined) return [];
    const { credential, url } = data.call;
    const origins = credentials.get(credential);
    const path = ['nodes', node, 'data', 'call', 'credential'];
    const without = { label: 'Do without it', edits: [{ path }] };
    const place = { node, field: 'call.credential' };
    if (origins === undefined) {
      const message = `The workspace has no credential “${credential}”: the request fails for every caller. Add it under Settings.`;
      return [mended(problem('UNKNOWN_CREDENTIAL', place, message), without)];
    }
    // The host is written out: what a caller says comes behind it.
    if (origins.some((origin) => isAt(url, origin))) return [];
    const message = `“${credential}” is for ${origins.join(', ')}: it is not sent elsewhere, and the request fails for every caller.`;
    return [mended(problem('CREDENTIAL_ELSEWHERE', place, message), without)];
  });
}

function isAt(url: string, origin: string): boolean {
  const address = url.trim();
  return address.toLowerCase().startsWith(origin) && ['', '/', '?', '#'].includes(address.charAt(origin.length));
}
