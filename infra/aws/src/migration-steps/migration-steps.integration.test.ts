import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';

const TASK = 'arn:aws:ecs:eu-central-1:111122223333:task/aybiza/1';
const ResourceProperties = {
  cluster: 'arn:aws:ecs:eu-central-1:111122223333:cluster/aybiza',
  taskDefinition: 'arn:aws:ecs:eu-central-1:111122223333:task-definition/operate:7',
  subnets: ['subnet-1'],
  securityGroups: ['sg-1'],
  container: 'operate',
};

/** Amazon ECS, as far as its own client asks it here. */
const asked: [operation: string, input: unknown][] = [];
let answer: unknown;
const server = createServer(async (request, response) => {
  asked.push([String(request.headers['x-amz-target']).split('.')[1] ?? '', await json(request)]);
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
});
let steps: typeof import('./migration-steps.mjs');

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  vi.stubEnv('AWS_ENDPOINT_URL_ECS', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'nobody');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'nothing');
  steps = await import('./migration-steps.mjs');
});
beforeEach(() => {
  asked.length = 0;
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

const ended = (container: object, more: object = {}) => ({
  tasks: [{ taskArn: TASK, lastStatus: 'STOPPED', containers: [{ name: 'prepare', exitCode: 0 }, container], ...more }],
});
const look = () => steps.isComplete({ RequestType: 'Update', ResourceProperties, Data: { task: TASK } });

it('a release starts its migrations as a task without a public address', async () => {
  answer = { tasks: [{ taskArn: TASK }], failures: [] };
  expect(await steps.onEvent({ RequestType: 'Update', ResourceProperties })).toMatchObject({ Data: { task: TASK } });
  expect(asked).toEqual([
    [
      'RunTask',
      expect.objectContaining({
        taskDefinition: ResourceProperties.taskDefinition,
        networkConfiguration: {
          awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' },
        },
      }),
    ],
  ]);
});

it('a task that cannot be started ends the release with the reason', async () => {
  answer = { tasks: [], failures: [{ reason: 'RESOURCE:ENI' }] };
  await expect(steps.onEvent({ RequestType: 'Create', ResourceProperties })).rejects.toThrow('RESOURCE:ENI');
});

it('nothing runs when the stack is deleted', async () => {
  expect(await steps.onEvent({ RequestType: 'Delete', ResourceProperties })).toEqual({});
  expect(await steps.isComplete({ RequestType: 'Delete', ResourceProperties })).toEqual({ IsComplete: true });
  expect(asked).toEqual([]);
});

it('programs wait while the migrations run', async () => {
  answer = { tasks: [{ taskArn: TASK, lastStatus: 'RUNNING' }] };
  expect(await look()).toEqual({ IsComplete: false });
});

it('programs are replaced when they are through', async () => {
  answer = ended({ name: 'operate', exitCode: 0 });
  expect(await look()).toEqual({ IsComplete: true });
});

it.each([
  ['ended with 1', ended({ name: 'operate', exitCode: 1 })],
  ['CannotPullContainerError', ended({ name: 'operate' }, { stoppedReason: 'CannotPullContainerError' })],
])('no program is replaced when they are not: %s', async (why, state) => {
  answer = state;
  await expect(look()).rejects.toThrow(why);
});
