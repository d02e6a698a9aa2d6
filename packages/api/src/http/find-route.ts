import type { AnyTRPCRouter } from '@trpc/server';
import { z } from 'zod';
import { listProcedures } from '../procedures.ts';
import type { RestInput } from '../trpc.ts';

/** What the bridge needs to know of a procedure. */
export interface RestRoute {
  /** The procedure's name, such as `agent.list`. */
  name: string;
  type: 'query' | 'mutation';
  method: string;
  pattern: RegExp;
  /** Fields of the input that are not text, for addresses, where everything is. */
  fields: ReadonlyMap<string, 'number' | 'boolean'>;
  takesInput: boolean;
  rest: RestInput | undefined;
}

/** Every procedure that answers as REST. */
export function listRoutes(router: AnyTRPCRouter): RestRoute[] {
  return listProcedures(router).flatMap(({ name, type, input, meta: { rest, openapi } }) => {
    const { enabled, method, path } = openapi;
    if (!enabled) return [];
    const pattern = new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    return [{ name, type, method, pattern, fields: fieldsOf(input), takesInput: input !== undefined, rest }];
  });
}

const shapeSchema = z.object({
  properties: z.record(z.string(), z.object({ type: z.string().optional() })).default({}),
});

function fieldsOf(input: z.ZodType | undefined): Map<string, 'number' | 'boolean'> {
  const fields = new Map<string, 'number' | 'boolean'>();
  if (input === undefined) return fields;
  const { properties } = shapeSchema.parse(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }));
  for (const [field, { type }] of Object.entries(properties)) {
    if (type === 'number' || type === 'integer') fields.set(field, 'number');
    if (type === 'boolean') fields.set(field, 'boolean');
  }
  return fields;
}

export interface RestMatch {
  route: RestRoute;
  /** Fields that stand in the path. */
  params: Record<string, string>;
}

/** The route of a request; or which methods the address would take. */
export function findRoute(routes: readonly RestRoute[], method: string, path: string): RestMatch | string[] {
  const here = routes.filter(({ pattern }) => pattern.test(path));
  const route = here.find((candidate) => candidate.method === method);
  if (route === undefined) return here.map((candidate) => candidate.method);
  return { route, params: { ...route.pattern.exec(path)?.groups } };
}

/** The text of an address as the input expects it; what does not fit stays text and is refused by the schema. */
export function readQuery(route: RestRoute, query: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries([...query].map(([field, text]) => [field, readValue(route.fields.get(field), text)]));
}

function readValue(kind: 'number' | 'boolean' | undefined, text: string): unknown {
  if (kind === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
