import type { Flow } from './flow.ts';
import { fixOf, mended, type Problem, problem } from './problem.ts';
import { say } from './sentences/say.ts';

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
    const without = fixOf(say('fix.without'), [{ path }]);
    const place = { node, field: 'call.credential' };
    if (origins === undefined) {
      return [mended(problem('UNKNOWN_CREDENTIAL', place, say('UNKNOWN_CREDENTIAL', credential)), without)];
    }
    // The host is written out: what a caller says comes behind it.
    if (origins.some((origin) => isAt(url, origin))) return [];
    const said = say('CREDENTIAL_ELSEWHERE', credential, origins);
    return [mended(problem('CREDENTIAL_ELSEWHERE', place, said), without)];
  });
}

function isAt(url: string, origin: string): boolean {
  const address = url.trim();
  return address.toLowerCase().startsWith(origin) && ['', '/', '?', '#'].includes(address.charAt(origin.length));
}
