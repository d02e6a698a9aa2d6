import { z } from 'zod';

/** What of JSON Schema zod writes. */
const schemaSchema = z.looseObject({
  /** Set by `declareRouter`: the type is declared under this name. */
  named: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  enum: z.array(z.json()).optional(),
  const: z.json().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  $ref: z.string().optional(),
});

/** A JSON Schema as the text of a TypeScript type; `refName` names what a `$ref` points at. */
export function declareType(given: unknown, refName: (ref: string) => string): string {
  if (typeof given !== 'object' || given === null) return 'unknown';
  const schema = schemaSchema.parse(given);
  const declare = (inner: unknown) => declareType(inner, refName);
  const join = (parts: readonly unknown[], between: string) => `(${[...new Set(parts.map(declare))].join(between)})`;
  if (schema.named !== undefined) return schema.named;
  if (schema.$ref !== undefined) return refName(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return `(${schema.enum.map((value) => JSON.stringify(value)).join(' | ')})`;
  const union = schema.anyOf ?? schema.oneOf;
  if (union !== undefined) return join(union, ' | ');
  if (schema.allOf !== undefined) return join(schema.allOf, ' & ');
  if (Array.isArray(schema.type))
    return join(
      schema.type.map((type) => ({ ...schema, type })),
      ' | ',
    );
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return schema.prefixItems === undefined
        ? `readonly ${wrapped(declare(schema.items))}[]`
        : `readonly [${schema.prefixItems.map(declare).join(', ')}]`;
    case 'object':
      return declareObject(schema, declare);
    default:
      return 'unknown';
  }
}

function wrapped(type: string): string {
  return /^readonly /.test(type) ? `(${type})` : type;
}

function declareObject(
  { properties = {}, required = [], additionalProperties }: z.output<typeof schemaSchema>,
  declare: (inner: unknown) => string,
): string {
  const fields = Object.entries(properties).map(([name, schema]) => {
    const optional = required.includes(name) ? '' : '?';
    const type = declare(schema);
    return `${commentOf(schema)}${JSON.stringify(name)}${optional}: ${type}${optional === '' ? '' : ' | undefined'}`;
  });
  if (fields.length > 0) return `{ ${fields.join('; ')} }`;
  const values = typeof additionalProperties === 'object' ? declare(additionalProperties) : 'unknown';
  return additionalProperties === false ? 'Record<string, never>' : `Record<string, ${values}>`;
}

function commentOf(schema: unknown): string {
  const text = schemaSchema.safeParse(schema).data?.description;
  return text === undefined ? '' : `\n/** ${text.replaceAll('*/', '* /')} */\n`;
}
