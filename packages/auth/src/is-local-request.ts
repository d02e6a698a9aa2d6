const OWN_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
/** What a proxy or a tunnel adds; on one's own machine there is none. */
const FORWARDING = ['forwarded', 'via', 'x-real-ip', 'cf-connecting-ip', 'true-client-ip'];

/**
 * Does the browser run on this machine? The name it asked for must be the machine's own (a page that points another name at
 * 127.0.0.1 fails here), and the address the web server noted for the socket must be too. Without that note the answer is no.
 */
export function isLocalRequest(headers: Headers): boolean {
  const host = headers.get('host') ?? '';
  const addresses = (headers.get('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
  return (
    OWN_NAMES.has(host.replace(/:\d+$/, '').toLowerCase()) &&
    addresses.every(isLoopback) &&
    FORWARDING.every((name) => !headers.has(name))
  );
}

function isLoopback(address: string): boolean {
  const bare = address.replace(/^::ffff:/i, '');
  return bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare);
}
