import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { listProcedures } from '../procedures.ts';
import { appRouter } from '../root.ts';
import { EXAMPLES } from './examples.ts';
import { openApiDocument } from './open-api-document.ts';
import { TAGS } from './tags.ts';

const document = openApiDocument('https://agents.example.org/api/rest', 'https://agents.example.org/api');
const lint = async (source: object) =>
  (
    await lintFromString({ source: JSON.stringify(source), config: await createConfig({ extends: ['recommended'] }) })
  ).map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`);

test('the document is valid by the recommended rules of Redocly, without a warning', async () => {
  expect(await lint(document)).toEqual([]);
});

test('the linter would have something to say about a document that is none', async () => {
  expect((await lint({ ...document, paths: { '/a': { get: {} } } })).length).toBeGreaterThan(0);
});

test('every noun is described, and none that is not there', () => {
  const tags = listProcedures(appRouter).flatMap(({ meta }) => (meta.openapi.enabled ? meta.openapi.tags : []));
  expect(Object.keys(TAGS).sort()).toEqual([...new Set(tags)].sort());
});

test('every example is an input that is taken', () => {
  const ids: Record<string, string> = { agentId: 'agt_3kd09x2m' };
  for (const { name, input, meta } of listProcedures(appRouter)) {
    const inPath = [...meta.openapi.path.matchAll(/\{(\w+)\}/g)].map(([, field = '']) => [field, ids[field]]);
    const example = EXAMPLES[name];
    if (example !== undefined)
      expect(input?.safeParse({ ...Object.fromEntries(inPath), ...example }).error).toBeUndefined();
  }
  const names = new Set(listProcedures(appRouter).map(({ name }) => name));
  expect(Object.keys(EXAMPLES).filter((name) => !names.has(name))).toEqual([]);
});
