import { callIdSchema } from '@aybiza/foundation/ids';
import { toValue, type Value } from '@aybiza/statechart';
import { z } from 'zod';
import { elementIdSchema, variableNameSchema } from './element-id.ts';

const words = z.string().max(4_000);
const value = z.unknown().transform((given): Value => toValue(given));

/** What the caller does. */
const callerSteps = [
  z.strictObject({ do: z.literal('says'), text: words }),
  /** One key after the other. */
  z.strictObject({ do: z.literal('presses'), keys: z.string().regex(/^[0-9*#]{1,40}$/) }),
  /** Says nothing until the agent loses patience, once. */
  z.strictObject({ do: z.literal('staysSilent') }),
  /** Cuts in before the agent has finished what it says at this point. */
  z.strictObject({ do: z.literal('interrupts'), text: words }),
  z.strictObject({ do: z.literal('hangsUp') }),
] as const;

/** What the world does: answers that the flow waits for. One that is not given has an ordinary answer. */
const worldSteps = [
  z.strictObject({
    do: z.literal('requestAnswers'),
    status: z.number().int().min(100).max(599),
    body: value.optional(),
  }),
  z.strictObject({ do: z.literal('requestFails'), how: z.enum(['timeout', 'failed']) }),
  /** The model uses a tool, by the name of an exit, label or choice; with what it says and the values it gives. */
  z.strictObject({
    do: z.literal('modelAnswers'),
    text: words.default(''),
    takes: z.string().max(80).optional(),
    values: z.record(z.string(), value).default({}),
  }),
  z.strictObject({ do: z.literal('modelFails') }),
  z.strictObject({
    do: z.literal('transferEnds'),
    outcome: z.enum(['answered', 'busy', 'noAnswer', 'declined', 'failed']),
  }),
  z.strictObject({ do: z.literal('messageIs'), outcome: z.enum(['sent', 'failed']) }),
  /** It is now this time, in the flow's time zone: `2026-12-24T18:30`. */
  z.strictObject({ do: z.literal('clockShows'), at: z.iso.datetime({ local: true, offset: false, precision: -1 }) }),
  /** What is found in the workspace's knowledge: these passages. */
  z.strictObject({
    do: z.literal('knowledgeFinds'),
    passages: z.array(z.string().min(1).max(1_000)).max(6).default([]),
  }),
  /** Which way a split sends the caller. */
  z.strictObject({ do: z.literal('lotFallsOn'), arm: elementIdSchema }),
  /** Another system posts to the call's signal. */
  z.strictObject({ do: z.literal('signalArrives'), signal: z.string().max(40), body: value.optional() }),
  z.strictObject({ do: z.literal('timePasses'), seconds: z.number().min(0).max(14_400) }),
  /** Something of ours fails: the recogniser, the voice. */
  z.strictObject({ do: z.literal('breaks') }),
  z.strictObject({ do: z.literal('stalls') }),
  /** Who picks up when we call. */
  z.strictObject({ do: z.literal('picksUp'), by: z.enum(['person', 'voicemail', 'nobody']) }),
] as const;

/** What must be so at this point; the scenario fails where it is not. */
const expectations = [
  /** Since the last step of the caller or the world, the agent said something that contains these words. */
  z.strictObject({ expect: z.literal('said'), text: words }),
  z.strictObject({ expect: z.literal('notSaid'), text: words }),
  /** The caller is at this node now, or has passed it since the last step. */
  z.strictObject({ expect: z.literal('at'), node: elementIdSchema }),
  z.strictObject({ expect: z.literal('variable'), name: variableNameSchema, value }),
  z.strictObject({ expect: z.literal('outcome'), outcome: z.string().max(60) }),
  /** The call is over. */
  z.strictObject({ expect: z.literal('ended') }),
] as const;

export const scenarioStepSchema = z.union([
  z.discriminatedUnion('do', [...callerSteps, ...worldSteps]),
  z.discriminatedUnion('expect', [...expectations]),
]);
export type ScenarioStep = z.infer<typeof scenarioStepSchema>;

/** A call that did not happen: what caller and world do, and what must come of it. Runs in virtual time on the pure core. */
export const scenarioSchema = z.strictObject({
  name: z.string().min(1).max(200),
  /** When the call begins, in the flow's time zone. */
  at: z.iso.datetime({ local: true, offset: false, precision: -1 }).default('2026-11-23T09:30'),
  /** What the call brings beside that: variables by name. */
  begins: z.record(variableNameSchema, value).default({}),
  steps: z.array(scenarioStepSchema).max(500).default([]),
  /** The call whose words it holds: it is erased with that call. Left out where it was written, or made before this was noted. */
  fromCall: callIdSchema.optional(),
});
export type Scenario = z.infer<typeof scenarioSchema>;
