import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server';
import { z } from 'zod';
import type { ProcedureMeta } from './trpc.ts';

/** What a procedure says of itself: the schemas that REST, OpenAPI, MCP, the client's types and the tests are made from. */
export interface Procedure {
  /** The procedure's name, such as `agent.list`. */
  readonly name: string;
  readonly type: 'query' | 'mutation';
  readonly input: z.ZodType | undefined;
  readonly output: z.ZodType;
  readonly meta: ProcedureMeta;
}

/** What tRPC keeps of a procedure; it does not type all of it. */
const definitionSchema = z.object({
  type: z.enum(['query', 'mutation']),
  inputs: z.array(z.instanceof(z.ZodType)),
  output: z.instanceof(z.ZodType),
  // Each is made by `trpc.ts`, which types it.
  meta: z.custom<ProcedureMeta>((meta) => typeof meta === 'object' && meta !== null && 'openapi' in meta),
});

export function listProcedures(router: AnyTRPCRouter): Procedure[] {
  const procedures: Record<string, AnyTRPCProcedure> = router._def.procedures;
  return Object.entries(procedures).map(([name, { _def }]) => {
    const { type, inputs, output, meta } = definitionSchema.parse(_def);
    return { name, type, input: inputs[0], output, meta };
  });
}
