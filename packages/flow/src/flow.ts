import { z } from 'zod';
import { afterCallSchema } from './after-call/after-call-step.ts';
import { elementIdSchema, variableNameSchema } from './element-id.ts';
import { documentSchema } from './knowledge.ts';
import { flowNodeSchema } from './node.ts';
import { ruleSchema } from './rule.ts';
import { scenarioSchema } from './scenario.ts';
import { promptSchema } from './speech-settings.ts';
import { variableSchema } from './variable.ts';

/** The version this code writes. Older documents are migrated when they are read. */
export const FLOW_SCHEMA_VERSION = 1;

export const MAX_NODES = 10_000;
const MAX_EDGES = 40_000;
const MAX_VARIABLES = 1_000;
const MAX_INTENTS = 500;
const MAX_RULES = 200;
const MAX_DOCUMENTS = 100;
const MAX_SCENARIOS = 2_000;
const MAX_LANGUAGES = 20;

/** From an output port of one node to another node. Stored once, here. */
export const edgeSchema = z.strictObject({
  from: z.strictObject({ node: elementIdSchema, port: z.string().max(80) }),
  to: z.strictObject({ node: elementIdSchema }),
});
export type Edge = z.infer<typeof edgeSchema>;

function limitedRecord<Key extends z.core.$ZodRecordKey, Item extends z.ZodType>(
  key: Key,
  item: Item,
  limit: { most: number; what: string },
) {
  return z
    .record(key, item)
    .refine((record) => Object.keys(record).length <= limit.most, `at most ${limit.most} ${limit.what}`);
}

export const flowSettingsSchema = z.strictObject({
  language: z.string().max(20).default('en-US'),
  timeZone: z.string().max(60).default('Europe/London'),
  voice: z.string().max(80).default('aura-2-thalia-en'),
  /** Who speaks: given to the model with every conversation. */
  persona: z.string().max(4_000).default(''),
  maxCallMinutes: z.number().min(1).max(240).default(30),
  /** Said when nothing else is left to do. */
  apology: z
    .string()
    .max(1_000)
    .default('I am sorry, something went wrong on our side. Please call again in a moment. Goodbye.'),
  /** Whether callers hear that they are recorded before they are, or are asked for a yes; absent: as the workspace has it. */
  recordingNotice: z.enum(['announce', 'ask']).optional(),
  /** Who is rung when a call breaks down and our own voice can say nothing any more. */
  fallbackNumber: z.string().max(60).optional(),
});

/** What callers may want, said in many ways: named once, used by menus and handlers. */
const intentSchema = z.strictObject({
  label: z.string().min(1).max(120),
  phrases: z.array(z.string().max(200)).max(100).default([]),
});

/** The words of a flow in other languages: node, then field, then the translated text. A text without one is said as it is. */
const translationsSchema = z.record(elementIdSchema, z.record(z.string().max(120), promptSchema));

/** The document a person draws. Everything in it is keyed by id; it carries its layout, and meaning never depends on layout. */
export const flowSchema = z.strictObject({
  schemaVersion: z.literal(FLOW_SCHEMA_VERSION),
  name: z.string().min(1).max(200),
  settings: flowSettingsSchema.prefault({}),
  variables: limitedRecord(variableNameSchema, variableSchema, { most: MAX_VARIABLES, what: 'variables' }).default({}),
  intents: limitedRecord(elementIdSchema, intentSchema, { most: MAX_INTENTS, what: 'intents' }).default({}),
  rules: limitedRecord(elementIdSchema, ruleSchema, { most: MAX_RULES, what: 'rules' }).default({}),
  knowledge: limitedRecord(elementIdSchema, documentSchema, { most: MAX_DOCUMENTS, what: 'documents' }).default({}),
  translations: limitedRecord(z.string().min(2).max(20), translationsSchema, {
    most: MAX_LANGUAGES,
    what: 'languages',
  }).default({}),
  scenarios: limitedRecord(elementIdSchema, scenarioSchema, { most: MAX_SCENARIOS, what: 'scenarios' }).default({}),
  nodes: limitedRecord(elementIdSchema, flowNodeSchema, { most: MAX_NODES, what: 'nodes' }),
  edges: limitedRecord(elementIdSchema, edgeSchema, { most: MAX_EDGES, what: 'edges' }).default({}),
  afterCall: afterCallSchema.default([]),
});

export type Flow = z.infer<typeof flowSchema>;
