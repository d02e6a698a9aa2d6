import { namedDocuments } from '@aybiza/api/named-documents';
import { listProcedures } from '@aybiza/api/procedures';
import { appRouter } from '@aybiza/api/root';
import { z } from 'zod';
import { declareType } from './declare-type.ts';

/**
 * The router's type as a text that needs no package but tRPC's: written from the schemas themselves. What the compiler would roll up has
 * the whole server in it, down to the database's client, for a router's type names its context.
 */
export function declareRouter(): string {
  const documents = namedDocuments.map(({ name, schema }) => declareNamed(name, schema, 'output'));
  return [
    `import type { TRPCBuiltRouter, TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server';`,
    ...documents,
    `interface ErrorShape { code: number; message: string; data: { code: string; requestId: string; httpStatus: number; issues?: { path: string; message: string }[] | undefined } }`,
    `interface Root { ctx: object; meta: object; errorShape: ErrorShape; transformer: false }`,
    `type Query<Input, Output> = TRPCQueryProcedure<{ input: Input; output: Output; meta: object }>;`,
    `type Mutation<Input, Output> = TRPCMutationProcedure<{ input: Input; output: Output; meta: object }>;`,
    `/** Every procedure of the API. */`,
    `export type AybizaRouter = TRPCBuiltRouter<Root, ${declareProcedures()}>;`,
    '',
  ].join('\n');
}

function declareProcedures(): string {
  const byNoun = new Map<string, string[]>();
  for (const { name, type, input, output, meta } of listProcedures(appRouter)) {
    const [noun = '', verb = ''] = name.split('.');
    const { summary, description } = meta.openapi;
    const comment = [summary, description]
      .filter((text) => text !== undefined)
      .join('. ')
      .replaceAll('*/', '* /');
    const given = input === undefined ? 'void' : inputOf(input);
    const kind = type === 'query' ? 'Query' : 'Mutation';
    const line = `/** ${comment} */\n${verb}: ${kind}<${given}, ${declare(output, 'output')}>;`;
    byNoun.set(noun, [...(byNoun.get(noun) ?? []), line]);
  }
  return `{ ${[...byNoun].map(([noun, lines]) => `${noun}: { ${lines.join('\n')} };`).join('\n')} }`;
}

/** tRPC lets an input be left out when it may be undefined. */
function inputOf(schema: z.ZodType): string {
  const type = declare(schema, 'input');
  return schema.safeParse(undefined).success ? `${type} | void` : type;
}

type Direction = 'input' | 'output';

function declare(schema: z.ZodType, io: Direction): string {
  // The only schema that refers to itself is that of any JSON.
  return declareType(toJson(schema, io), () => 'unknown');
}

/** A document under a name, and what it refers to within itself under names that begin with it. */
function declareNamed(name: string, schema: z.ZodType, io: Direction): string {
  const { $defs = {}, ...json } = z
    .looseObject({ $defs: z.record(z.string(), z.unknown()).optional() })
    .parse(toJson(schema, io));
  const refName = (ref: string) => (ref === '#' ? name : `${name}_${ref.split('/').at(-1)}`);
  const parts = Object.entries($defs).map(([key, part]) => `type ${refName(key)} = ${declareType(part, refName)};`);
  return [...parts, `export type ${name} = ${declareType(json, refName)};`].join('\n');
}

function toJson(schema: z.ZodType, io: Direction): unknown {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const document = namedDocuments.find(({ givenAs }) => Object.is(givenAs, zodSchema));
      if (document !== undefined) Object.assign(jsonSchema, { named: document.name });
    },
  });
}
