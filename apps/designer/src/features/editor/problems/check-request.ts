import type { CompileOptions, Flow, Problem } from '@aybiza/flow';
import { z } from 'zod';
import type { FlowChange } from './flow-change.ts';

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** What the page asks the worker. The flow is the page's own and was parsed when it was loaded: it is not parsed again per key. */
export const checkRequestSchema = z.object({
  seq: z.number(),
  /** The whole flow, the first time; then what changed since the request before. */
  flow: z.custom<Flow>(isObject).optional(),
  change: z.custom<FlowChange>(isObject).optional(),
  /** What it names of the workspace's; left out while it is that of the request before. */
  named: z.custom<CompileOptions>(isObject).optional(),
});

/** What the worker answers. */
export const checkReplySchema = z.object({
  seq: z.number(),
  problems: z.array(z.custom<Problem>(isObject)),
});
