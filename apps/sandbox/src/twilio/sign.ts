import { createHmac } from 'node:crypto';

/** A field of a form, in the order of sending; names may repeat. */
export type FormField = readonly [name: string, value: string];

/**
 * Twilio's signature of a request: base64 HMAC-SHA1 over the address and the form's fields sorted by name.
 * @param url as requested, `wss:` for a socket; a fragment is never signed.
 */
export function sign(authToken: string, url: string, fields: readonly FormField[] = []): string {
  const [address = ''] = url.split('#');
  const byName = new Map<string, Set<string>>();
  for (const [name, value] of fields) byName.set(name, (byName.get(name) ?? new Set()).add(value));
  const names = [...byName.keys()].sort();
  const signed = names.flatMap((name) => [...(byName.get(name) ?? [])].sort().map((value) => name + value));
  return createHmac('sha1', authToken)
    .update(address + signed.join(''))
    .digest('base64');
}
