import { createServer } from 'node:net';

/** How many neighbours are tried before the system chooses. */
const NEIGHBOURS = 20;

/**
 * A free TCP port of 127.0.0.1 for each name, the wanted one where it is free. No two names get the same.
 * @param wanted 0 lets the system choose
 */
export async function choosePorts<Name extends string>(
  wanted: Readonly<Record<Name, number>>,
): Promise<Record<Name, number>> {
  const chosen: Record<Name, number> = { ...wanted };
  // A wanted port belongs to the one who wants it; a neighbour must not take it away.
  const reserved = new Set<number>(Object.values(wanted));
  for (const name in wanted) {
    chosen[name] = await choosePort(wanted[name], reserved);
    reserved.add(chosen[name]);
  }
  return chosen;
}

async function choosePort(wanted: number, reserved: ReadonlySet<number>): Promise<number> {
  const neighbours = Array.from({ length: NEIGHBOURS }, (_, index) => wanted + 1 + index);
  const candidates = wanted === 0 ? [] : [wanted, ...neighbours.filter((port) => port < 65_536 && !reserved.has(port))];
  for (const candidate of candidates) {
    const port = await tryPort(candidate);
    if (port !== undefined) return port;
  }
  const any = await tryPort(0);
  if (any === undefined) throw new Error('This machine has no free TCP port left: end some programs and try again.');
  return any;
}

/** The port, when nobody listens on it; the system's choice for 0. */
async function tryPort(port: number): Promise<number | undefined> {
  const server = createServer();
  const listening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(true));
  });
  const address = server.address();
  if (listening) await new Promise((resolve) => server.close(resolve));
  return listening && address !== null && typeof address === 'object' ? address.port : undefined;
}
