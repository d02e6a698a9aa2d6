import { readdirSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join, relative } from 'node:path';
import { readInstallation } from './installation.ts';

/** Ids of nothing that is there, for the places of an address. */
export const IDS = {
  agentId: 'agt_01k0000000000000000000000',
  callId: 'call_01k000000000000000000000',
  contactId: 'ctc_01k000000000000000000000',
  token: 'x'.repeat(43),
  path: 'agents',
  trpc: 'agent.list',
  all: 'list-sessions',
};

const APP = join(import.meta.dirname, '../../apps/designer/src/app');

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly type: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One request with the path exactly as it is written: nothing is put right on the way, as a browser would. */
export function sendRaw(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(readInstallation().url);
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location,
          type: response.headers['content-type'],
          headers: response.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The address of every page or handler of the designer, as its folders say, with `ids` in place of what is left open. */
export function addressesOf(file: 'page.tsx' | 'route.ts', ids: Readonly<Record<string, string>>): string[] {
  return readdirSync(APP, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === file)
    .map(({ name, parentPath }) => relative(APP, join(parentPath, name)))
    .map((found) => `/${found.slice(0, -file.length)}`.replace(/\/$/, '').replace(/\/\([^/]+\)/g, ''))
    .map((path) => path.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => ids[name] ?? 'x'))
    .map((path) => (path === '' ? '/' : path))
    .sort();
}
