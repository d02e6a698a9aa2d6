import { once } from 'node:events';
import { createServer } from 'node:http';

/** A page of a business: what its body says, and the content security policy that it is sent with. */
export interface SitePage {
  readonly body: string;
  readonly policy: string;
}

/** The web site of a business, on an origin of its own. */
export interface BusinessSite {
  readonly origin: string;
  /** What stands at a path from now on. */
  put(path: string, page: SitePage): void;
  close(): Promise<void>;
}

/** On `localhost`, which is another site than the product on 127.0.0.1, with or without https. */
export async function openBusinessSite(): Promise<BusinessSite> {
  const pages = new Map<string, SitePage>();
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '/');
    if (page === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': page.policy });
    response.end(
      `<!doctype html><html lang="en"><head><title>Smile Dental</title></head><body>${page.body}</body></html>`,
    );
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server on a port has one');
  return {
    origin: `http://localhost:${address.port}`,
    put: (path, page) => pages.set(path, page),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
