// The designer's program: Next's pages, and drafts that are edited live on the same address. `next start` takes no connections but its
// own. `node server.mjs [--host 127.0.0.1] [--port 3000]`; with `--dev`, pages are compiled as they are asked for.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

/** Whoever started us waits a little longer than this before it ends us. */
const CLOSE_WITHIN_MS = 5_000;

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '3000' },
    dev: { type: 'boolean', default: false },
  },
});
const { host: hostname, dev } = values;
const port = Number(values.port);
const server = createServer();
if (!dev) {
  // The configuration as the build read it. Next's own standalone server hands it over like this; without it, Next would want its compiler
  // at run time to read ours again.
  const built = JSON.parse(await readFile(new URL('.next/required-server-files.json', import.meta.url), 'utf8'));
  // biome-ignore lint/style/noProcessEnv: this is how Next takes it
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(built.config);
}
const { default: next } = await import('next');
const app = next({ dev, hostname, port, dir: import.meta.dirname, httpServer: server });
await app.prepare();
const answer = app.getRequestHandler();
server.on('request', (request, response) => {
  if (isForUs(request)) void answer(request, response);
  else response.writeHead(400, { connection: 'close' }).end();
});
server.on('upgrade', (request, socket, head) => {
  if (!isForUs(request)) return socket.destroy();
  // Next listens for itself: to pages that want to know of changed files.
  if (dev && request.url?.startsWith('/_next/')) return;
  // Made by src/instrumentation.ts before the first request.
  const api = globalThis.aybizaApi;
  if (api === undefined) socket.destroy();
  else api.handleLive(request, socket, head);
});
server.listen(port, hostname);

/** A whole address instead of a path is what one says to a proxy, and we are none (RFC 9112 section 3.2.2). */
function isForUs({ url = '' }) {
  return url.startsWith('/');
}

async function close() {
  setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
  server.close();
  server.closeIdleConnections();
  // What people have open is saved.
  await globalThis.aybizaApi?.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close());
