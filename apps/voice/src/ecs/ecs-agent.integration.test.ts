import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { systemClock } from '@aybiza/foundation/clock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EcsAgent, getTaskAddress, openEcsAgent } from './ecs-agent.ts';

const TASK = 'arn:aws:ecs:eu-central-1:111122223333:task/aybiza/1234567890abcdef';
/** As Amazon documents it, with what we do not read left out. */
const METADATA = { Name: 'voice', Networks: [{ NetworkMode: 'awsvpc', IPv4Addresses: ['10.0.2.61'] }] };

/** What the agent was asked, and what it answers next. */
const asked: unknown[] = [];
let refusal: { readonly status: number; readonly body: unknown } | null = null;
const server = createServer(async (request, response) => {
  const send = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (request.url === '/v4/container') return send(200, METADATA);
  if (request.url === '/v4/none') return send(200, { Name: 'voice', Networks: [] });
  if (request.method !== 'PUT' || request.url !== '/api/a1/task-protection/v1/state') return send(404, {});
  const wanted = await json(request);
  asked.push(wanted);
  if (refusal !== null) return send(refusal.status, refusal.body);
  const { ProtectionEnabled } = Object(wanted);
  return send(200, { protection: { ProtectionEnabled, ExpirationDate: '2026-11-28T05:00:00Z', TaskArn: TASK } });
});
let origin: string;
let agent: EcsAgent;

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  agent = openEcsAgent(`${origin}/api/a1`, systemClock());
});
beforeEach(() => {
  asked.length = 0;
  refusal = null;
});
afterAll(async () => {
  await agent.close();
  server.close();
});

describe('the agent of Amazon ECS', () => {
  it('is asked to protect the task for some minutes, and to protect it no more', async () => {
    await agent.protect(20);
    await agent.protect(0);
    expect(asked).toEqual([{ ProtectionEnabled: true, ExpiresInMinutes: 20 }, { ProtectionEnabled: false }]);
  });

  it.each([
    [400, { failure: { Arn: TASK, Reason: 'DEPLOYMENT_BLOCKED', Detail: null } }, 'DEPLOYMENT_BLOCKED'],
    [
      400,
      { requestID: '1', error: { Arn: TASK, Code: 'AccessDeniedException', Message: 'no' } },
      'AccessDeniedException',
    ],
    [200, { protection: { ProtectionEnabled: false, ExpirationDate: null, TaskArn: TASK } }, 'not a known one'],
    [502, 'away', 'not a known one'],
  ])('that does not do it, by status %i and %j, is an error which says why', async (status, body, reason) => {
    refusal = { status, body };
    await expect(agent.protect(20)).rejects.toThrow(reason);
  });

  it('says where other tasks reach this one', async () => {
    expect(await getTaskAddress(`${origin}/v4/container`, systemClock())).toBe('10.0.2.61');
  });

  it('that names no address ends the start with what to do', async () => {
    await expect(getTaskAddress(`${origin}/v4/none`, systemClock())).rejects.toThrow('set OWN_URL');
  });
});
