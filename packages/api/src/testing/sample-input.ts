import fc from 'fast-check';
import { z } from 'zod';
import { type JsonSchema, toJsonSchema } from '../json-schema.ts';
import type { Procedure } from '../procedures.ts';

const shapeSchema = z
  .looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    const: z.unknown(),
    default: z.unknown(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(z.record(z.string(), z.unknown())).optional(),
    oneOf: z.array(z.record(z.string(), z.unknown())).optional(),
    properties: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
    items: z.record(z.string(), z.unknown()).optional(),
    minItems: z.number().optional(),
    pattern: z.string().optional(),
    format: z.string().optional(),
    minLength: z.number().optional(),
    minimum: z.number().optional(),
  })
  .partial();

const FORMATS: Readonly<Record<string, string>> = {
  uri: 'https://example.com/',
  email: 'nobody@example.com',
  date: '2026-01-05',
  'date-time': '2026-01-05T09:00:00Z',
};

/** How often each procedure is fuzzed; `bench/hostile-input.mjs` asks for more. */
export const HOSTILE_RUNS = Number(process.env.HOSTILE_RUNS ?? 3);

/** What code looks at beyond the shape, wherever it stands. */
const BY_FIELD: Readonly<Record<string, unknown>> = {
  timeZone: 'Europe/Zurich',
  before: '2026-01-12',
  origins: ['https://www.example.com'],
};
/** Open on one day. */
const WEEK = [[{ from: '09:00', to: '17:00' }], ...Array.from({ length: 6 }, () => [])];
/** Fields that depend on each other. */
const CHOSEN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'backTest.start': { flow: undefined, startedBefore: 86_400_000 },
  'calendar.list': { before: 86_400_000 },
  'audit.list': { before: 86_400_000 },
  'campaign.create': { week: WEEK },
  'campaign.update': { week: WEEK },
  'deployment.promote': { from: 'staging', to: 'live' },
  'deployment.share': { shares: ['ver_0000', 'ver_0001'].map((flowVersionId) => ({ flowVersionId, percent: 50 })) },
  'checkpoint.create': { reason: 'beforeImport', name: undefined },
  'flow.check': { flow: undefined },
  'flow.simulate': { flow: undefined, scenarios: undefined },
  'provider.choose': { secondModel: undefined },
  'provider.setAccount': { vendor: 'deepgram', settings: {}, secret: 'a-key-of-nobody' },
};

/** An input of a procedure with every field there is, made from its schema alone. */
export function sampleInput({ name, input }: Procedure): unknown {
  if (input === undefined) return undefined;
  const sample = sampleOf(toJsonSchema(input, 'input', () => ({})));
  const chosen = CHOSEN[name];
  if (chosen === undefined) return sample;
  const entries = Object.entries({ ...Object(sample), ...chosen });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function sampleOf(schema: JsonSchema): unknown {
  const shape = shapeSchema.parse(schema);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  const [first] = shape.anyOf ?? shape.oneOf ?? [];
  if (first !== undefined) return sampleOf(first);
  switch (Array.isArray(shape.type) ? shape.type[0] : shape.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {}).map(([field, inner]) => [field, BY_FIELD[field] ?? sampleOf(inner)]),
      );
    case 'array':
      return (shape.minItems ?? 0) > 0 && shape.items !== undefined ? [sampleOf(shape.items)] : [];
    case 'string':
      return sampleText(shape);
    case 'number':
    case 'integer':
      return shape.default ?? Math.max(shape.minimum ?? 1, 1);
    case 'boolean':
      return true;
    default:
      return shape.default ?? {};
  }
}

function sampleText({ format, pattern, minLength = 1, default: usual }: z.output<typeof shapeSchema>): unknown {
  if (usual !== undefined) return usual;
  const known = format === undefined ? undefined : FORMATS[format];
  if (known !== undefined) return known;
  if (pattern === undefined) return 'a'.repeat(Math.max(1, minLength));
  return fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 1, seed: 7 })[0];
}

/** Where a scalar stands in an input. */
export type ScalarPath = readonly (string | number)[];

/** Every scalar of an input, however deep. */
export function listScalars(value: unknown, path: ScalarPath = []): ScalarPath[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
  return Object.entries(value).flatMap(([field, inner]) =>
    listScalars(inner, [...path, Array.isArray(value) ? Number(field) : field]),
  );
}

/** The same input with something else at a place; `undefined` takes the field away. */
export function replaceAt(input: unknown, [field, ...rest]: ScalarPath, value: unknown): unknown {
  if (field === undefined) return value;
  if (Array.isArray(input)) return input.map((item, index) => (index === field ? replaceAt(item, rest, value) : item));
  const entries = Object.entries(Object(input)).map(
    ([name, inner]) => [name, name === field ? replaceAt(inner, rest, value) : inner] as const,
  );
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}
