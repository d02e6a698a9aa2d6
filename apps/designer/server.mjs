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
/** The patterns of our addresses, as the build wrote them down: what is counted must not name anybody. */
let routes = [];
if (!dev) {
  // The configuration as the build read it. Next's own standalone server hands it over like this; without it, Next would want its compiler
  // at run time to read ours again.
  const built = JSON.parse(await readFile(new URL('.next/required-server-files.json', import.meta.url), 'utf8'));
  // biome-ignore lint/style/noProcessEnv: this is how Next takes it
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(built.config);
  const manifest = JSON.parse(await readFile(new URL('.next/routes-manifest.json', import.meta.url), 'utf8'));
  routes = [...manifest.staticRoutes, ...manifest.dynamicRoutes].map(({ page, regex }) => ({
    page,
    regex: new RegExp(regex),
  }));
}
const { default: next } = await import('next');
const app = next({ dev, hostname, port, dir: import.meta.dirname, httpServer: server });
await app.prepare();
const answer = app.getRequestHandler();
server.on('request', (request, response) => {
  if (!isForUs(request)) return void response.writeHead(400, { connection: 'close' }).end();
  const path = request.url?.split('?', 1)[0] ?? '';
  // Made by src/instrumentation.ts before the first request.
  const api = globalThis.aybizaApi;
  if (path === '/metrics') {
    if (api === undefined) response.writeHead(503).end();
    else api.handleMetrics(request, response);
    return;
  }
  api?.watchAnswer({ response, route: routeOf(path) });
  void answer(request, response);
});
server.on('upgrade', (request, socket, head) => {
  if (!isForUs(request)) return socket.destroy();
  // Next listens for itself: to pages that want to know of changed files.
  if (dev && request.url?.startsWith('/_next/')) return;
  const api = globalThis.aybizaApi;
  if (api === undefined) socket.destroy();
  else api.handleLive(request, socket, head);
});
server.listen(port, hostname);

function routeOf(path) {
  if (path.startsWith('/_next/')) return '/_next';
  return routes.find(({ regex }) => regex.test(path))?.page ?? 'other';
}

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
