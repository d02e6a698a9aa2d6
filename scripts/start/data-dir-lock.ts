import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

const ANSWER_TIMEOUT_MS = 1_000;

const runningSchema = z.object({
  pid: z.number(),
  /** Where the holder answers with its token, which a later program on the same port would not. */
  lockPort: z.number(),
  token: z.string(),
  /** The designer's, once it is up. */
  url: z.string().nullable(),
});
type Running = z.infer<typeof runningSchema>;

/** One data folder, one running product: two databases in one folder would end each other. */
export interface DataDirLock {
  /** Lets others, the command line first, find the running product. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}

/** @throws Error with a sentence for a person when the folder is in use */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const file = join(dataDir, 'running.json');
  const token = randomUUID();
  const server = createServer((socket) => socket.on('error', () => {}).end(token));
  const running: Running = { pid: process.pid, lockPort: await listen(server), token, url: null };
  const write = (flag: 'w' | 'wx') => writeFile(file, `${JSON.stringify(running)}\n`, { mode: 0o600, flag });
  try {
    await write('wx').catch(async () => {
      await removeStale(file, dataDir);
      await write('wx');
    });
  } catch (thrown) {
    server.close();
    throw thrown;
  }
  server.unref();
  return {
    announce(url) {
      running.url = url;
      return write('w');
    },
    async release() {
      await rm(file, { force: true });
      server.close();
    },
  };
}

async function removeStale(file: string, dataDir: string): Promise<void> {
  const holder = await findHolder(file);
  if (holder !== undefined) {
    const where = holder.url === null ? 'and is still starting' : `at ${holder.url}`;
    throw new Error(
      `AYBIZA already runs ${where} (process ${holder.pid}) with the data in ${dataDir}. Stop it, or set AYBIZA_DATA_DIR to another folder.`,
    );
  }
  await rm(file, { force: true });
}

async function findHolder(file: string): Promise<Running | undefined> {
  const running = await readFile(file, 'utf8')
    .then((text) => runningSchema.parse(JSON.parse(text)))
    .catch(() => undefined); // gone in between, or cut off by a crash: nobody holds it
  if (running === undefined) return undefined;
  return (await ask(running.lockPort)) === running.token ? running : undefined;
}

function ask(port: number): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ port, host: '127.0.0.1' });
    socket.setTimeout(ANSWER_TIMEOUT_MS, () => socket.destroy());
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
      if (answer.length > 100) socket.destroy(); // somebody else's port
    });
    socket.on('error', () => {}); // nobody there: 'close' follows
    socket.on('close', () => resolve(answer));
  });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ port: 0, host: '127.0.0.1' }, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has an address with a port');
  return address.port;
}
