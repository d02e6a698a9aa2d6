import { z } from 'zod';
import { elementIdSchema } from './element-id.ts';
import { answerDataSchema } from './node-kinds/answer/data.ts';
import { branchDataSchema } from './node-kinds/branch/data.ts';
import { classifyDataSchema } from './node-kinds/classify/data.ts';
import { collectDataSchema } from './node-kinds/collect/data.ts';
import { commentDataSchema } from './node-kinds/comment/data.ts';
import { confirmDataSchema } from './node-kinds/confirm/data.ts';
import { converseDataSchema } from './node-kinds/converse/data.ts';
import { endDataSchema } from './node-kinds/end/data.ts';
import { groupDataSchema } from './node-kinds/group/data.ts';
import { handlerDataSchema } from './node-kinds/handler/data.ts';
import { hoursDataSchema } from './node-kinds/hours/data.ts';
import { jumpDataSchema } from './node-kinds/jump/data.ts';
import { keypadDataSchema } from './node-kinds/keypad/data.ts';
import { languageDataSchema } from './node-kinds/language/data.ts';
import { limitDataSchema } from './node-kinds/limit/data.ts';
import { menuDataSchema } from './node-kinds/menu/data.ts';
import { messageDataSchema } from './node-kinds/message/data.ts';
import { recordingDataSchema } from './node-kinds/recording/data.ts';
import { requestDataSchema } from './node-kinds/request/data.ts';
import { resumeDataSchema } from './node-kinds/resume/data.ts';
import { sayDataSchema } from './node-kinds/say/data.ts';
import { sendKeysDataSchema } from './node-kinds/send-keys/data.ts';
import { setDataSchema } from './node-kinds/set/data.ts';
import { splitDataSchema } from './node-kinds/split/data.ts';
import { startDataSchema } from './node-kinds/start/data.ts';
import { subflowDataSchema } from './node-kinds/subflow/data.ts';
import { tagDataSchema } from './node-kinds/tag/data.ts';
import { transferDataSchema } from './node-kinds/transfer/data.ts';
import { voicemailDataSchema } from './node-kinds/voicemail/data.ts';
import { waitDataSchema } from './node-kinds/wait/data.ts';

const coordinate = z.number().min(-1_000_000).max(1_000_000);

function nodeOf<Kind extends string, Data extends z.ZodType>(kind: Kind, data: Data) {
  return z.strictObject({
    kind: z.literal(kind),
    label: z.string().max(200).default(''),
    /** Where the card is drawn, in canvas pixels. Meaning never depends on it. */
    position: z.strictObject({ x: coordinate, y: coordinate }).default({ x: 0, y: 0 }),
    /** The group it stands in. */
    group: elementIdSchema.optional(),
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
  nodeOf('confirm', confirmDataSchema),
  nodeOf('keypad', keypadDataSchema),
  nodeOf('answer', answerDataSchema),
  nodeOf('classify', classifyDataSchema),
  nodeOf('split', splitDataSchema),
  nodeOf('hours', hoursDataSchema),
  nodeOf('limit', limitDataSchema),
  nodeOf('wait', waitDataSchema),
  nodeOf('message', messageDataSchema),
  nodeOf('voicemail', voicemailDataSchema),
  nodeOf('sendKeys', sendKeysDataSchema),
  nodeOf('language', languageDataSchema),
  nodeOf('recording', recordingDataSchema),
  nodeOf('tag', tagDataSchema),
  nodeOf('group', groupDataSchema),
  nodeOf('subflow', subflowDataSchema),
  nodeOf('jump', jumpDataSchema),
  nodeOf('end', endDataSchema),
  nodeOf('comment', commentDataSchema),
]);

export type FlowNode = z.infer<typeof flowNodeSchema>;
export type NodeKind = FlowNode['kind'];
export type NodeOf<Kind extends NodeKind> = Extract<FlowNode, { kind: Kind }>;
export type NodeData<Kind extends NodeKind> = NodeOf<Kind>['data'];
