import { Socket } from 'node:net';

/** Longer than any query and any heartbeat of ours: whoever is silent for so long is gone. */
const SILENT_SOCKET_MS = 12_000;

/** For pg's `stream`: a peer that vanished without a word would hold its connection for hours. */
export function openPostgresSocket(): Socket {
  const socket = new Socket();
  socket.setTimeout(SILENT_SOCKET_MS, () => socket.destroy(new Error('the database went silent')));
  return socket;
}
