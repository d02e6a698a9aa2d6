import { z } from 'zod';
import { branchDataSchema } from './node-kinds/branch/data.ts';
import { collectDataSchema } from './node-kinds/collect/data.ts';
import { commentDataSchema } from './node-kinds/comment/data.ts';
import { converseDataSchema } from './node-kinds/converse/data.ts';
import { endDataSchema } from './node-kinds/end/data.ts';
import { handlerDataSchema } from './node-kinds/handler/data.ts';
import { menuDataSchema } from './node-kinds/menu/data.ts';
import { requestDataSchema } from './node-kinds/request/data.ts';
import { resumeDataSchema } from './node-kinds/resume/data.ts';
import { sayDataSchema } from './node-kinds/say/data.ts';
import { setDataSchema } from './node-kinds/set/data.ts';
import { startDataSchema } from './node-kinds/start/data.ts';
import { transferDataSchema } from './node-kinds/transfer/data.ts';

const coordinate = z.number().min(-1_000_000).max(1_000_000);

function nodeOf<Kind extends string, Data extends z.ZodType>(kind: Kind, data: Data) {
  return z.strictObject({
    kind: z.literal(kind),
    label: z.string().max(200).default(''),
    /** Where the card is drawn, in canvas pixels. Meaning never depends on it. */
    position: z.strictObject({ x: coordinate, y: coordinate }).default({ x: 0, y: 0 }),
    data,
  });
}

/** One step on the canvas. */
export const flowNodeSchema = z.discriminatedUnion('kind', [
  nodeOf('start', startDataSchema),
  nodeOf('say', sayDataSchema),
  nodeOf('menu', menuDataSchema),
  nodeOf('collect', collectDataSchema),
  nodeOf('branch', branchDataSchema),
  nodeOf('set', setDataSchema),
  nodeOf('request', requestDataSchema),
  nodeOf('transfer', transferDataSchema),
  nodeOf('converse', converseDataSchema),
  nodeOf('handler', handlerDataSchema),
  nodeOf('resume', resumeDataSchema),
  nodeOf('end', endDataSchema),
  nodeOf('comment', commentDataSchema),
]);

export type FlowNode = z.infer<typeof flowNodeSchema>;
export type NodeKind = FlowNode['kind'];
export type NodeOf<Kind extends NodeKind> = Extract<FlowNode, { kind: Kind }>;
export type NodeData<Kind extends NodeKind> = NodeOf<Kind>['data'];
