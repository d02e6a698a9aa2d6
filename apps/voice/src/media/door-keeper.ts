import type { IncomingMessage, Server } from 'node:http';
import type { BlockList, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { lastNetwork } from '@aybiza/auth/network-address';
import type { Clock } from '@aybiza/foundation/clock';
import type { Logger } from '@aybiza/foundation/logger';
import { Counters, counter, gauge, type Metric } from '@aybiza/telemetry/metrics';
import { createRefusalAllowance } from './allowance.ts';
import { Lobby, type LobbyRoom } from './lobby.ts';
import { isIn } from './proxy-networks.ts';
import { pathOf, refuseUpgrade } from './upgrade.ts';

/**
 * Two thousand cost some 20 MB, and leave a far end the time of a slow network to show its token. Refusing a thousand a second takes a tenth
 * of a core (bench/refused-upgrades.mjs).
 */
const ROOM: LobbyRoom = { ofAddress: 20, inAll: 2_000, failures: 1_000 };

export interface DoorKeeperOptions {
  readonly clock: Clock;
  /** Networks whose machines may be proxies: of them it is believed for whom they ask. */
  readonly proxies: BlockList;
  readonly logger: Logger;
}

/** Knows which connections of a server have not shown yet that they may come in, and lets nobody have too many of them. */
export interface DoorKeeper {
  /** May this request for a socket be looked at? It is ended if not. */
  mayAsk(request: IncomingMessage, socket: Duplex): boolean;
  /** Answers a request for a socket with an HTTP status. */
  refuse(request: IncomingMessage, socket: Duplex, refusal: { readonly status: number; readonly reason: string }): void;
  /** The far end has shown that it may come in: a signature, a secret or a token that is right. */
  admit(socket: Duplex): void;
  metrics(): Metric[];
}

/**
 * Stands at a server's door from now on. Whose connection it is:
 *
 * - A peer outside `proxies` is who it is, whatever its headers say.
 * - A peer inside may ask for many, so the connection itself counts for nobody but in the room for all. A socket that is asked for through it
 *   counts for the last entry of `X-Forwarded-For`, which the proxy itself has written; without that header again for nobody, for an
 *   address that everybody has (a container's gateway) must not lock everybody out.
 */
export function keepDoor(server: Server, { clock, proxies, logger }: DoorKeeperOptions): DoorKeeper {
  const lobby = new Lobby<Duplex>(ROOM);
  const refusals = new Counters('aybiza_sockets_refused_total', 'Requests for sockets that were refused.');
  const mayLog = createRefusalAllowance(clock);

  /** Ends whoever must go. */
  function enter(guest: Duplex, address: string | null): boolean {
    const { mayWait, mustGo } = lobby.enter(guest, address, clock.monotonic());
    mustGo?.destroy();
    return mayWait;
  }

  function addressOf({ remoteAddress = '' }: Socket): string | null {
    return isIn(proxies, remoteAddress) ? null : lastNetwork(remoteAddress);
  }

  // In place of the server's own listener, not before it: that one makes a parser for every connection, ended or not.
  const listeners = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    if (!enter(socket, addressOf(socket))) {
      // Nothing is left of it here, where closing leaves a connection in TIME_WAIT.
      socket.resetAndDestroy();
      return;
    }
    socket.once('close', () => lobby.leave(socket, clock.monotonic()));
    for (const listener of listeners) listener.call(server, socket);
  });

  return {
    mayAsk({ headers, socket: { remoteAddress = '' } }, socket) {
      const forwarded = headers['x-forwarded-for'];
      if (forwarded === undefined || !isIn(proxies, remoteAddress)) return !socket.destroyed;
      if (enter(socket, lastNetwork(String(forwarded)))) return true;
      socket.destroy();
      return false;
    },
    refuse(request, socket, { status, reason }) {
      refusals.add({ reason });
      if (mayLog(1)) logger.warn({ path: pathOf(request), reason }, 'socket refused');
      refuseUpgrade(socket, status);
    },
    admit: (socket) => lobby.admit(socket, clock.monotonic()),
    metrics: () => [
      gauge(
        'aybiza_unadmitted_connections',
        'Connections whose far end has not shown yet that it may come in.',
        lobby.size,
      ),
      refusals.read(),
      counter(
        'aybiza_turned_away_total',
        'Connections that were ended unread: too many of their address, or of all strangers in this second.',
        lobby.turnedAway,
      ),
      counter('aybiza_sent_away_total', 'Those that had to go for newer ones.', lobby.sentAway),
    ],
  };
}
