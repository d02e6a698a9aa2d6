import { openApiDocument } from '@aybiza/api';
import { expect, test } from 'vitest';
import { listFields } from './list-fields.ts';
import { readReference } from './read-reference.ts';

test('fields stand under the names of those around them, with what they are', () => {
  const schema = {
    type: 'object',
    required: ['calls'],
    properties: {
      calls: {
        type: 'array',
        items: { type: 'object', properties: { id: { type: 'string', description: 'Of the call.' } } },
      },
      limit: { type: 'integer', default: 50 },
      next: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    },
  };
  expect(listFields(schema)).toEqual([
    { name: 'calls', type: 'object[]', isRequired: true, description: '' },
    { name: 'calls[].id', type: 'string', isRequired: false, description: 'Of the call.' },
    { name: 'limit', type: 'integer', isRequired: false, description: 'Unless given: 50.' },
    { name: 'next', type: 'string | null', isRequired: false, description: '' },
  ]);
});

test('of several shapes all fields are told, each once', () => {
  const shape = (field: string) => ({
    type: 'object',
    properties: { status: { const: field }, [field]: { type: 'string' } },
  });
  expect(listFields({ oneOf: [shape('a'), shape('b')] }).map(({ name }) => name)).toEqual(['status', 'a', 'b']);
});

test('every operation and every event of the document is in the reference', () => {
  const document = openApiDocument('https://example.com/api/rest', 'https://example.com/api');
  const ids = readReference(document).flatMap(({ entries }) => entries.map(({ id }) => id));
  const named = [...JSON.stringify(document).matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id);
  expect(ids.toSorted()).toEqual(named.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
});
