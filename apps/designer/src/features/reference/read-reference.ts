import type { OpenApiDocument } from '@aybiza/api';
import { z } from 'zod';
import { listFields, type SchemaField } from './list-fields.ts';

/** One address with one method, as a person reads about it. */
export interface ReferenceEntry {
  /** Names it in the page's address. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** In paragraphs. */
  readonly description: readonly string[];
  readonly parameters: readonly SchemaField[];
  readonly body: readonly SchemaField[];
  /** JSON, indented. */
  readonly example: string | undefined;
  readonly reply: readonly SchemaField[];
}

export interface ReferenceSection {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly entries: readonly ReferenceEntry[];
}

const contentSchema = z.record(
  z.string(),
  z.object({ schema: z.unknown().optional(), example: z.unknown().optional() }),
);
const operationSchema = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string().default(''),
  parameters: z
    .array(
      z.object({
        name: z.string().optional(),
        schema: z.unknown().optional(),
        description: z.string().optional(),
        required: z.boolean().optional(),
      }),
    )
    .default([]),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.object({ 200: z.object({ content: contentSchema.default({}) }) }),
});
type Operation = z.output<typeof operationSchema>;
/** What is read of the document; a path has more than operations. */
const documentSchema = z.object({
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  webhooks: z.record(z.string(), z.object({ post: operationSchema })),
});

/** The OpenAPI document in the order in which people read: by noun, what there is to do with it. */
export function readReference(document: OpenApiDocument): ReferenceSection[] {
  const { tags, paths, webhooks } = documentSchema.parse(document);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, value]) => {
      const operation = operationSchema.safeParse(value).data;
      return operation === undefined ? [] : [{ tag: operation.tags[0], entry: toEntry(method, path, operation) }];
    }),
  );
  const sections = tags.map(({ name, description }) => ({
    id: name,
    title: titleOf(name),
    description,
    entries: operations.filter(({ tag }) => tag === name).map(({ entry }) => entry),
  }));
  const events = {
    id: 'events',
    title: 'Events',
    description: 'What webhooks are told, signed by Standard Webhooks.',
    entries: Object.entries(webhooks).map(([event, { post }]) => toEntry('event', event, post)),
  };
  return [...sections, events];
}

function toEntry(method: string, path: string, operation: Operation): ReferenceEntry {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const body = firstOf(requestBody?.content);
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    summary,
    description: description.split('\n\n').filter((paragraph) => paragraph !== ''),
    parameters: parameters.flatMap(toParameter),
    body: listFields(body?.schema),
    example: body?.example === undefined ? undefined : JSON.stringify(body.example, null, 2),
    reply: listFields(firstOf(responses[200].content)?.schema),
  };
}

function firstOf(content: z.output<typeof contentSchema> | undefined) {
  return Object.values(content ?? {})[0];
}

/** Those that stand apart are the same everywhere and told once, at the top. */
function toParameter({ name, schema, description, required }: Operation['parameters'][number]): SchemaField[] {
  if (name === undefined) return [];
  const [field] = listFields({ properties: { [name]: schema }, required: required === true ? [name] : [] });
  if (field === undefined) return [];
  return [description === undefined ? field : { ...field, description }];
}

function titleOf(tag: string): string {
  return tag.charAt(0).toUpperCase() + tag.slice(1).replaceAll('-', ' ');
}
