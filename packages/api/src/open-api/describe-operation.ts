import { z } from 'zod';
import type { JsonSchema } from '../json-schema.ts';
import type { Procedure } from '../procedures.ts';
import { changeRefusals, describeSchema, readRefusals, replyHeaders } from './components.ts';
import { EXAMPLES } from './examples.ts';

const shapeSchema = z.looseObject({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  required: z.array(z.string()).default([]),
});

/** One procedure as an operation of OpenAPI 3.1, under the path and method it has. */
export function describeOperation(procedure: Procedure) {
  const { name, type, input, output, meta } = procedure;
  const { path, summary, description, tags } = meta.openapi;
  const { properties, required } = shapeSchema.parse(input === undefined ? {} : describeSchema(input, 'input'));
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, field]) => field ?? ''));
  const parameter = (place: 'path' | 'query', field: string) => {
    const { description: about, ...schema } = properties[field] ?? {};
    const isRequired = place === 'path' || required.includes(field);
    return {
      in: place,
      name: field,
      required: isRequired,
      ...(about === undefined ? {} : { description: about }),
      schema,
    };
  };
  // The key travels in its header only.
  const others = Object.keys(properties).filter((field) => !inPath.has(field) && field !== 'idempotencyKey');
  const { inQuery, requestBody } = bodyOf(procedure, { properties, required, others });
  const scope = typeof meta.access === 'object' ? meta.access.scope : null;
  const isChange = type === 'mutation';
  const isFile = meta.rest !== undefined && 'fileField' in meta.rest;
  const parameters = [
    ...[...inPath].map((field) => parameter('path', field)),
    ...inQuery.map((field) => parameter('query', field)),
    ...(isChange && !isFile ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ];
  const takes = scope === null ? '' : `Takes a key with the scope \`${scope}\`.`;
  return {
    operationId: name.replaceAll('.', '-'),
    tags,
    summary,
    description: [description, takes].filter((text) => text !== undefined && text !== '').join('\n\n'),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: {
      200: {
        description: 'Done',
        headers: replyHeaders,
        content: { 'application/json': { schema: describeSchema(output, 'output') } },
      },
      ...(isChange ? changeRefusals : readRefusals),
    },
  };
}

export type Operation = ReturnType<typeof describeOperation>;
/** By path, then by method. */
export type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

interface Fields {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
  /** Those that do not stand in the path. */
  readonly others: readonly string[];
}

/** Which fields stand in the address, and what the body is. */
function bodyOf({ name, meta }: Procedure, { properties, required, others }: Fields) {
  const { method } = meta.openapi;
  if (method === 'GET' || method === 'DELETE') return { inQuery: others, requestBody: undefined };
  const { rest } = meta;
  if (rest !== undefined && 'fileField' in rest) {
    const content = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
    return { inQuery: others.filter((field) => field !== rest.fileField), requestBody: { required: true, content } };
  }
  if (rest !== undefined) {
    const content = { 'application/json': { schema: properties[rest.bodyField] ?? {} } };
    return { inQuery: [], requestBody: { required: required.includes(rest.bodyField), content } };
  }
  if (others.length === 0) return { inQuery: [], requestBody: undefined };
  const needed = required.filter((field) => others.includes(field));
  const schema = {
    type: 'object',
    properties: Object.fromEntries(others.map((field) => [field, properties[field]])),
    ...(needed.length === 0 ? {} : { required: needed }),
    additionalProperties: false,
  };
  const example = EXAMPLES[name];
  const content = { 'application/json': { schema, ...(example === undefined ? {} : { example }) } };
  return { inQuery: [], requestBody: { required: needed.length > 0, content } };
}
