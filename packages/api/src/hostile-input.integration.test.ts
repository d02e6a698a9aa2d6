import { appendFileSync } from 'node:fs';
import { createPostgresBus } from '@aybiza/backbone/bus/postgres';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listProcedures, type Procedure } from './procedures.ts';
import { appRouter } from './root.ts';
import { answerTrials } from './testing/answer-trials.ts';
import { fuzzSchema, HOSTILE_PARSES, HOSTILE_REPORT } from './testing/fuzz-input.ts';
import { HOSTILE_RUNS, listScalars, replaceAt, sampleInput } from './testing/sample-input.ts';
import { type Credentials, startTestApi, type TestApi } from './testing/start-test-api.ts';

const world = useDatabase();
let testApi: TestApi;
let owner: Credentials;
let stopAnswering: () => Promise<void>;

beforeAll(async () => {
  testApi = await startTestApi(world);
  const workspaceId = await testApi.workspace('hostile');
  owner = (await testApi.person('Olga', [{ workspaceId, role: 'owner' }])).credentials;
  const bus = createPostgresBus({ url: world.place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  const stop = await answerTrials(bus);
  stopAnswering = async () => {
    stop();
    await bus.close();
  };
});
afterAll(async () => {
  await stopAnswering();
  await testApi.stop();
});

/** Files come in pieces, not as JSON. */
const procedures = listProcedures(appRouter).filter(
  ({ meta }) => meta.rest === undefined || !('fileField' in meta.rest),
);
const withInput = procedures.filter(({ input }) => input !== undefined);

/** Asks as a page does, whatever the input is. */
async function ask({ name, type }: Procedure, input: unknown) {
  const json = JSON.stringify(input);
  const query = type === 'query' && json !== undefined ? `?input=${encodeURIComponent(json)}` : '';
  const response = await testApi.api.handleTrpc(
    new Request(`http://127.0.0.1:3000/api/trpc/${name}${query}`, {
      method: type === 'query' ? 'GET' : 'POST',
      headers: {
        host: '127.0.0.1:3000',
        origin: 'http://127.0.0.1:3000',
        'x-aybiza-page': '1',
        'content-type': 'application/json',
        ...owner,
      },
      ...(type === 'query' ? {} : { body: json ?? 'null' }),
    }),
  );
  return { status: response.status, text: await response.text() };
}

const OPERATORS = [{ not: '' }, { startsWith: 'a' }, { in: ['a'] }, {}, [], null, undefined];

describe('check 73: no operator is taken for a value', () => {
  test.each(withInput)('$name', async (procedure) => {
    const { input } = procedure;
    const sample = sampleInput(procedure);
    // Otherwise everything would be refused for another reason.
    expect(input?.safeParse(sample).error).toBeUndefined();
    for (const path of listScalars(sample)) {
      for (const operator of OPERATORS) {
        const tampered = replaceAt(sample, path, operator);
        const isTaken = input?.safeParse(tampered).success === true;
        // Nothing, and null, may be left out where the schema says so; an operator is a value nowhere but inside of documents.
        if (operator !== null && operator !== undefined)
          expect([path, operator, isTaken]).toEqual([path, operator, false]);
        if (!isTaken) expect([path, operator, (await ask(procedure, tampered)).status]).toEqual([path, operator, 400]);
      }
    }
  });
});

describe('check 74: whatever is sent, nothing breaks and no stack is told', () => {
  test.each(procedures)('$name', async (procedure) => {
    const sample = sampleInput(procedure);
    const fields = Object.keys(Object(sample));
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record(Object.fromEntries(fields.map((field) => [field, fc.jsonValue()])), { requiredKeys: [] }),
    );
    const check = async (value: unknown) => {
      const { status, text } = await ask(procedure, value);
      expect([value, status < 500]).toEqual([value, true]);
      expect(text).not.toMatch(/\.ts:\d+|node_modules|at async /);
    };
    await fc.assert(fc.asyncProperty(anything, check), { numRuns: HOSTILE_RUNS });
  });
});

describe('check 74: what is nearly right is taken or refused, and nothing breaks behind the schema', () => {
  test.each(withInput)('$name', async (procedure) => {
    const { input, name } = procedure;
    if (input === undefined) return;
    const options = { runs: HOSTILE_PARSES, seed: 74, keep: HOSTILE_RUNS };
    const { tried, taken, slowestMs, worthAsking } = fuzzSchema(input, sampleInput(procedure), options);
    const tookMs: number[] = [];
    for (const value of worthAsking) {
      const startedAt = performance.now();
      const { status, text } = await ask(procedure, value);
      tookMs.push(performance.now() - startedAt);
      expect([value, status < 500]).toEqual([value, true]);
      expect(text).not.toMatch(/\.ts:\d+|node_modules|at async /);
    }
    if (HOSTILE_REPORT !== undefined)
      appendFileSync(HOSTILE_REPORT, `${JSON.stringify({ name, tried, taken, slowestMs, tookMs })}\n`);
  });
});

describe('check 75: what a schema does not name is refused', () => {
  test.each(withInput)('$name', async (procedure) => {
    for (const field of ['workspaceId', 'role', 'createdAt', 'isAdmin', 'hash']) {
      const { status } = await ask(procedure, { ...Object(sampleInput(procedure)), [field]: 'x' });
      expect([field, status]).toEqual([field, 400]);
    }
  });
});

describe('check 77: what is asked for has bounds', () => {
  const fieldsOf = (procedure: Procedure) => Object.keys(Object(sampleInput(procedure)));
  const paged = withInput.filter((procedure) => fieldsOf(procedure).includes('limit'));
  const ranged = withInput.filter((procedure) =>
    ['from', 'before'].every((field) => fieldsOf(procedure).includes(field)),
  );

  test.each(paged)('$name takes no page without a bound', async (procedure) => {
    for (const limit of [1e9, 0, -1, 1.5, '10', null])
      expect([limit, (await ask(procedure, { ...Object(sampleInput(procedure)), limit })).status]).toEqual([
        limit,
        400,
      ]);
  });

  test.each(paged)('$name takes no cursor that it did not make', async (procedure) => {
    for (const cursor of ['-1', '0', "' OR 1=1", 'x'.repeat(10_000), Buffer.from('{"a":1}').toString('base64url')]) {
      const { status } = await ask(procedure, { ...Object(sampleInput(procedure)), cursor });
      expect([cursor.slice(0, 20), status === 400 || status === 404]).toEqual([cursor.slice(0, 20), true]);
    }
  });

  test.each(ranged)('$name looks at no ten years', async (procedure) => {
    const { status } = await ask(procedure, {
      ...Object(sampleInput(procedure)),
      from: '2016-01-01',
      before: '2026-01-01',
    });
    expect(status).toBe(400);
  });
});
