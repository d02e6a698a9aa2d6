import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const server = createServer((_request, response) => response.end('here'));
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => server.close());
const port = () => (server.address() as AddressInfo).port;

const failureOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof Error ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}` : '';
};
const BEYOND = 'Tests reach this machine only';

describe('check 108: what runs in a test', () => {
  it.each(['http://192.0.2.1/', 'http://[2001:db8::1]/', 'http://169.254.169.254/', 'https://example.org/'])(
    'does not reach %s',
    async (url) => {
      expect(await failureOf(fetch(url))).toContain(BEYOND);
    },
  );

  it.each<[string, () => ReturnType<typeof connect>]>([
    ['by port and address', () => connect(80, '192.0.2.1')],
    ['by options', () => connect({ port: 80, host: '192.0.2.1' })],
    [
      'by a look-up of its own',
      () =>
        connect({ port: 80, host: 'inside.example', lookup: (_host, _options, done) => done(null, '192.0.2.1', 4) }),
    ],
  ])('does not reach beyond the machine %s', async (_how, open) => {
    expect(await failureOf(once(open(), 'connect'))).toContain(BEYOND);
  });

  it('reaches the machine itself, by number and by name', async () => {
    expect(await (await fetch(`http://127.0.0.1:${port()}/`)).text()).toBe('here');
    expect(await failureOf(fetch(`http://localhost:${port()}/`))).not.toContain(BEYOND);
  });

  it('passes the rule on to the processes it starts', async () => {
    const script = `fetch('http://192.0.2.1/').catch((error) => console.log(error.cause.message))`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script]);
    expect(stdout).toContain(BEYOND);
  });
});
