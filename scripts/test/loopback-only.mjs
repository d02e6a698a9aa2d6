// Loaded before every test and into every process a test starts: nothing may reach beyond this machine. A product's way out that
// nobody declared shows itself as a failing test, and a test that needs a network cannot be written.
import dns from 'node:dns';
import { BlockList, isIP, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');
loopback.addSubnet('::ffff:127.0.0.0', 104, 'ipv6');
loopback.addAddress('0.0.0.0');
loopback.addAddress('::', 'ipv6');

/** @param {string} address */
const leadsHere = (address) => loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** @param {string} host */
function refusal(host) {
  const error = new Error(`Tests reach this machine only; this would have reached ${host}.`);
  return Object.assign(error, { code: 'ENETUNREACH', syscall: 'connect' });
}

/**
 * Whatever looks a name up, what it finds is looked at; a name is never asked for outside.
 * @param {import('node:net').LookupFunction | undefined} lookup
 * @returns {import('node:net').LookupFunction}
 */
function checkedLookup(lookup) {
  return (host, options, done) => {
    if (lookup === undefined && host !== 'localhost') return done(refusal(host), []);
    const ask = lookup ?? dns.lookup;
    return ask(host, options, (error, found, family) => {
      const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found];
      if (error || addresses.every((address) => typeof address !== 'string' || leadsHere(address))) {
        return done(error, found, family);
      }
      return done(refusal(`${host} (${addresses.join(', ')})`), []);
    });
  };
}

const { connect } = Socket.prototype;
/**
 * @this {Socket}
 * @param {any[]} given
 */
function connectHere(...given) {
  // Node calls its own method with what it has read already, as a marked list; anybody else with the options, or port and host.
  const [options, ...rest] = Array.isArray(given[0]) ? given[0] : given;
  const isOptions = typeof options === 'object' && options !== null;
  const host = isOptions ? options.host : typeof rest[0] === 'string' ? rest[0] : undefined;
  const path = isOptions ? options.path : typeof options === 'string' ? options : undefined;
  if (path === undefined && typeof host === 'string' && isIP(host) !== 0 && !leadsHere(host)) {
    process.nextTick(() => this.destroy(refusal(host)));
    return this;
  }
  if (isOptions && path === undefined && typeof host === 'string' && isIP(host) === 0) {
    options.lookup = checkedLookup(options.lookup);
  }
  return connect.apply(this, /** @type {Parameters<typeof connect>} */ (given));
}
// Test files that share a process each load this.
if (connect.name !== connectHere.name) Socket.prototype.connect = connectHere;

const here = fileURLToPath(import.meta.url);
// What a test starts inherits it.
const { env } = process;
if (!env.NODE_OPTIONS?.includes(here)) env.NODE_OPTIONS = `${env.NODE_OPTIONS ?? ''} --import=${here}`.trim();
