import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Proxies say in one of these for whom they ask; whoever stands behind one on this machine is not this machine. */
const PASSED_ON = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

/** What the question is answered from. */
export type MetricsRequest = Pick<IncomingMessage, 'headers'> & {
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
};

/**
 * Who may read `/metrics`, the same in every program: whoever shows the installation's token, and programs on this machine that ask directly.
 * Everybody else is told that there is no such page (404).
 */
export function mayReadMetrics({ socket, headers }: MetricsRequest, token: string | undefined): boolean {
  const shown = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (shown !== undefined) return token !== undefined && isSame(shown, token);
  return isLoopback(socket.remoteAddress) && PASSED_ON.every((name) => headers[name] === undefined);
}

/** How long the comparison takes tells nothing, not even the token's length. */
function isSame(shown: string, token: string): boolean {
  const [left, right] = [shown, token].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

function isLoopback(address = ''): boolean {
  return LOOPBACK.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}
