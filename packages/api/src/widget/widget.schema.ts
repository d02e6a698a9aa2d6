import { widgetLooksSchema } from '@aybiza/db/widgets';
import { agentIdSchema, widgetIdSchema } from '@aybiza/foundation/ids';
import { type OriginProblem, parsePageOrigin } from '@aybiza/widget/page-origin';
import { z } from 'zod';
import { environmentSchema } from '../deployment/deployment.schema.ts';
import { plainText } from '../plain-text.ts';

const ORIGIN_PROBLEMS: Readonly<Record<OriginProblem, string>> = {
  NOT_AN_ADDRESS: 'an origin such as https://www.example.com',
  WILDCARD: 'each origin by itself: there are no wildcards',
  NOT_HTTPS: 'https; http only for localhost',
  MORE_THAN_ORIGIN: 'only the origin, without a path or anything behind it',
};

const originSchema = plainText(300).transform((text, context) => {
  const parsed = parsePageOrigin(text);
  if (parsed.ok) return parsed.value;
  context.addIssue(ORIGIN_PROBLEMS[parsed.error]);
  return z.NEVER;
});

const looksInput = z.strictObject({
  ...widgetLooksSchema.shape,
  label: plainText(40).trim(),
  title: plainText(60).trim(),
  greeting: plainText(200).trim(),
});

/** All that can be said of a widget. */
const settings = {
  /** Who answers. */
  agentId: agentIdSchema,
  /** Of the agent, in which something was published. Left out: as it was, else live. */
  environment: environmentSchema.optional(),
  name: plainText(80).trim().min(1),
  /** Pages of exactly these origins may show it; with none, only AYBIZA's own page, where it is tried. */
  origins: z
    .array(originSchema)
    .max(20)
    .transform((origins) => [...new Set(origins)]),
  looks: looksInput,
  byVoice: z.boolean(),
  byText: z.boolean(),
  enabled: z.boolean(),
};
const DOES_SOMETHING = { error: 'visitors must be able to talk or to write', path: ['byText'] };

export const createWidgetInput = z
  .strictObject(settings)
  .refine(({ byVoice, byText }) => byVoice || byText, DOES_SOMETHING);
export const createWidgetOutput = z.object({ widgetId: widgetIdSchema });

export const updateWidgetInput = z
  .strictObject({ widgetId: widgetIdSchema, ...settings })
  .refine(({ byVoice, byText }) => byVoice || byText, DOES_SOMETHING);
export const updateWidgetOutput = z.object({ updated: z.literal(true) });

export const removeWidgetInput = z.strictObject({ widgetId: widgetIdSchema });
export const removeWidgetOutput = z.object({ removed: z.literal(true) });

export const listWidgetsOutput = z.array(
  z.object({
    id: widgetIdSchema,
    name: z.string(),
    agent: z.object({ id: agentIdSchema, name: z.string(), environment: environmentSchema }),
    origins: z.array(z.string()),
    looks: widgetLooksSchema,
    byVoice: z.boolean(),
    byText: z.boolean(),
    enabled: z.boolean(),
    embed: z.object({
      /** The line for the pages. */
      tag: z.string(),
      /** What a page with a content security policy of its own must allow for it. */
      contentPolicy: z.string(),
    }),
  }),
);
