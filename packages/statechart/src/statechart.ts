import { z } from 'zod';
import { actionSchema } from './action.ts';
import { afterCallStepSchema } from './after-call.ts';
import { expressionSchema } from './expression.ts';
import { valueSchema } from './value.ts';

/** A voice server refuses a statechart whose version it does not know. */
export const STATECHART_VERSION = 1;

const guardSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('holds'), params: z.strictObject({ condition: expressionSchema }) }),
  /** Came here more often than that. */
  z.strictObject({
    type: z.literal('visitedMore'),
    params: z.strictObject({ node: z.string(), than: z.number().int() }),
  }),
  /** The call has lasted at least so long. */
  z.strictObject({ type: z.literal('lasted'), params: z.strictObject({ ms: z.number().int() }) }),
  /** The condition of a handler has begun to hold, or has ceased to. */
  z.strictObject({
    type: z.literal('crosses'),
    params: z.strictObject({ handler: z.string(), condition: expressionSchema, begins: z.boolean() }),
  }),
]);

const transitionSchema = z.strictObject({
  target: z.string().optional(),
  guard: guardSchema.optional(),
  /** Of a state to itself: it is left and entered again. */
  reenter: z.literal(true).optional(),
  actions: z.array(actionSchema).optional(),
});
export type TransitionConfig = z.infer<typeof transitionSchema>;

/** One state in XState v5's machine-config format (hierarchy, history, `after`), with nothing in it but JSON. */
export interface StateConfig {
  type?: 'final' | 'history' | undefined;
  history?: 'deep' | undefined;
  initial?: string | undefined;
  entry?: z.infer<typeof actionSchema>[] | undefined;
  on?: Record<string, TransitionConfig[]> | undefined;
  always?: TransitionConfig[] | undefined;
  after?: Record<string, TransitionConfig[]> | undefined;
  onDone?: TransitionConfig[] | undefined;
  states?: Record<string, StateConfig> | undefined;
  /** The drawing's node, so that reports can point at it. The runtime never asks about nodes. */
  meta?: { node: string; kind: string } | undefined;
}

const stateSchema: z.ZodType<StateConfig> = z.lazy(() =>
  z.strictObject({
    type: z.enum(['final', 'history']).optional(),
    history: z.literal('deep').optional(),
    initial: z.string().optional(),
    entry: z.array(actionSchema).optional(),
    on: z.record(z.string(), z.array(transitionSchema)).optional(),
    always: z.array(transitionSchema).optional(),
    after: z.record(z.string(), z.array(transitionSchema)).optional(),
    onDone: z.array(transitionSchema).optional(),
    states: z.record(z.string(), stateSchema).optional(),
    meta: z.strictObject({ node: z.string(), kind: z.string() }).optional(),
  }),
);

/** A way out of any state by what the caller says or presses: the caller may always ask for it. */
const handlerSchema = z.strictObject({
  node: z.string(),
  event: z.string(),
  label: z.string(),
  phrases: z.array(z.string()),
  key: z.string().optional(),
  /** The group or subflow in which it counts; everywhere without one. */
  scope: z.string().optional(),
});
export type StatechartHandler = z.infer<typeof handlerSchema>;

const variableSchema = z.strictObject({
  type: z.enum(['text', 'number', 'yesNo', 'date', 'time', 'phone', 'digits', 'list', 'object']),
  personal: z.boolean(),
  initial: valueSchema,
});

export const statechartSchema = z.strictObject({
  statechartVersion: z.literal(STATECHART_VERSION),
  settings: z.strictObject({
    language: z.string(),
    timeZone: z.string(),
    voice: z.string(),
    persona: z.string(),
    apology: z.string(),
    /** E.164. Who is rung when a call breaks down and our own voice can say nothing any more. */
    fallbackNumber: z.string().optional(),
    /** False when the flow itself says from where on the call is recorded. */
    recordsFromStart: z.boolean().default(true),
    /** What the flow itself demands before anything is recorded, beside what its workspace does. */
    recordingNotice: z.enum(['announce', 'ask']).optional(),
    /** Something is said or decided by what is kept of the caller. */
    looksUpCaller: z.literal(true).optional(),
  }),
  variables: z.record(z.string(), variableSchema),
  handlers: z.array(handlerSchema),
  /** For a node inside a group or subflow, which one: handlers and limits are looked up along it. */
  within: z.record(z.string(), z.string()).default({}),
  /** What may be answered from, in passages. */
  knowledge: z.record(z.string(), z.strictObject({ title: z.string(), passages: z.array(z.string()) })).default({}),
  /** What is done once the call is over, in order. Absent where the flow says nothing about it. */
  afterCall: z.array(afterCallStepSchema).optional(),
  machine: z.strictObject({
    id: z.literal('flow'),
    initial: z.string(),
    on: z.record(z.string(), z.array(transitionSchema)),
    after: z.record(z.string(), z.array(transitionSchema)),
    always: z.array(transitionSchema).optional(),
    states: z.record(z.string(), stateSchema),
  }),
});

/** What a published flow is: the machine in XState's format and what the dialogue needs to know beside it. */
export type Statechart = z.infer<typeof statechartSchema>;
export type VariableType = z.infer<typeof variableSchema>['type'];
