import { z } from 'zod';
import { namedDocuments } from './named-documents.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A schema of a procedure as JSON Schema 2020-12, which OpenAPI 3.1 and MCP both speak. Where a named document stands, `refTo` says how
 * it is referred to.
 */
export function toJsonSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
  refTo: (name: string) => JsonSchema,
): JsonSchema {
  const json = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const document = namedDocuments.find(({ givenAs }) => Object.is(givenAs, zodSchema));
      if (document !== undefined) Object.assign(jsonSchema, refTo(document.name));
    },
  });
  return objectOf(json);
}

const objectSchema = z.record(z.string(), z.unknown());

function objectOf(value: unknown): JsonSchema {
  const { $schema: _version, ...schema } = objectSchema.parse(value);
  return schema;
}

/** The same schema with every `$ref` pointing where `refTo` says; what stood in `$defs` is given apart. */
export function liftDefinitions(
  { $defs = {}, ...schema }: JsonSchema,
  refTo: (definition: string) => JsonSchema,
): { schema: JsonSchema; definitions: Readonly<Record<string, JsonSchema>> } {
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref } = objectSchema.parse(value);
    if (typeof $ref === 'string' && /^#(\/\$defs\/|$)/.test($ref)) return refTo($ref.slice('#/$defs/'.length));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewrite(inner)]));
  };
  const definitions = Object.entries(objectSchema.parse($defs)).map(([name, inner]) => [
    name,
    objectOf(rewrite(inner)),
  ]);
  return { schema: objectOf(rewrite(schema)), definitions: Object.fromEntries(definitions) };
}
