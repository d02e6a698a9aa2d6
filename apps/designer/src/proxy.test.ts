import { NextRequest } from 'next/server';
import { beforeAll, expect, it, vi } from 'vitest';
import { proxy } from './proxy.ts';

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody@127.0.0.1:1/none');
  vi.stubEnv('AUTH_SECRET', 'x'.repeat(32));
});

it.each(['/', '/settings/keys', '/calls/anything', '/sign-in'])(
  'check 89: without it nobody would see more: %s is passed on to whoever asks',
  (path) => {
    const { status, headers } = proxy(new NextRequest(`http://127.0.0.1:3000${path}`));
    expect({ status, isPassedOn: headers.get('x-middleware-next') }).toEqual({ status: 200, isPassedOn: '1' });
  },
);

it.each(['/', '/agents/agt_1.css', '/calls?_rsc=1', '/nowhere.js'])('check 84: no edge may keep %s', (path) => {
  const { headers } = proxy(new NextRequest(`http://127.0.0.1:3000${path}`));
  expect(headers.get('cache-control')).toBe('private, no-store');
});
