import { z } from 'zod';

/** A line of a table that tells what is in some JSON. */
export interface SchemaField {
  /** With dots where it stands inside of others; `[]` for the items of a list. */
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
}

const schemaSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  default: z.unknown().optional(),
});
type Schema = z.output<typeof schemaSchema>;

/** Deeper, a table says less than the document itself. */
const MOST_LEVELS = 4;

/** Every field of a JSON Schema, each inside of others under their names. Of several shapes, all fields of all of them. */
export function listFields(
  given: unknown,
  { path = '', level = 0 }: { path?: string; level?: number } = {},
): SchemaField[] {
  const schema = read(given);
  if (schema === undefined || level >= MOST_LEVELS) return [];
  const shapes = schema.anyOf ?? schema.oneOf;
  if (shapes !== undefined) return uniqueByName(shapes.flatMap((shape) => listFields(shape, { path, level })));
  if (schema.items !== undefined) return listFields(schema.items, { path: `${path}[]`, level: level + 1 });
  return Object.entries(schema.properties ?? {}).flatMap(([field, inner]) => {
    const name = path === '' ? field : `${path}.${field}`;
    const about = read(inner);
    const line: SchemaField = {
      name,
      type: typeOf(inner),
      isRequired: schema.required?.includes(field) === true,
      description: [about?.description, defaultOf(about)].filter((text) => text !== undefined).join(' '),
    };
    return [line, ...listFields(inner, { path: name, level: level + 1 })];
  });
}

function read(given: unknown): Schema | undefined {
  return schemaSchema.safeParse(given).data;
}

function uniqueByName(fields: readonly SchemaField[]): SchemaField[] {
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}

function defaultOf(schema: Schema | undefined): string | undefined {
  return schema?.default === undefined ? undefined : `Unless given: ${JSON.stringify(schema.default)}.`;
}

function typeOf(given: unknown): string {
  const schema = read(given);
  if (schema === undefined) return 'any';
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'any';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const shapes = schema.anyOf ?? schema.oneOf;
  if (shapes !== undefined) return [...new Set(shapes.map(typeOf))].join(' | ');
  if (Array.isArray(schema.type)) return schema.type.join(' | ');
  if (schema.items !== undefined) return `${typeOf(schema.items)}[]`;
  return schema.type ?? 'any';
}
