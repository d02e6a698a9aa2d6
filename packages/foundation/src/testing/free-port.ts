import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that a system gives to whoever asks for any (Linux: from 32768 on), so that nobody gets it in the meantime. */
const FIRST = 12_000;
const BEHIND_LAST = 32_000;

const MOST_TRIES = 100;

/**
 * A port of the loopback interface that nobody listens on, for a program that must know its own before it begins.
 *
 * @throws Error when none was found in a hundred tries
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const port = randomInt(FIRST, BEHIND_LAST);
    const server = createServer();
    const isFree = await once(server.listen(port, '127.0.0.1'), 'listening').then(
      () => true,
      () => false, // somebody has it
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error(`none of ${MOST_TRIES} ports between ${FIRST} and ${BEHIND_LAST} could be listened on`);
}
