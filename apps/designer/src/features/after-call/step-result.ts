import { z } from 'zod';
import type { WordsOf } from '../../language/strings.ts';
import type { afterCallStrings } from './strings.ts';

type Words = WordsOf<typeof afterCallStrings>['results'];

const evidenceSchema = z.object({ who: z.enum(['agent', 'caller', 'operator']), text: z.string() });
const scoreSchema = z.object({
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
  source: z.string(),
  criteria: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      verdict: z.enum(['met', 'notMet', 'undecided']),
      evidence: evidenceSchema.nullable(),
    }),
  ),
});
const summarySchema = z.object({
  summary: z.string(),
  reason: z.string().optional(),
  resolved: z.boolean().optional(),
  source: z.string(),
});
const extractSchema = z.object({ values: z.record(z.string(), z.unknown()), source: z.string() });
const webhookSchema = z.object({ responseStatus: z.int() });
const messageSchema = z.object({ to: z.string() });
const emailSchema = z.object({ to: z.array(z.string()), refused: z.array(z.string()), isPractice: z.boolean() });
const contactSchema = z.object({ contact: z.enum(['remembered', 'forgotten', 'unknown', 'outdated']) });
const callBackSchema = z.object({ by: z.enum(['person', 'agent']) });
const exportSchema = z.object({ storageKey: z.string() });

/** What came of a step, as it is shown. */
export type StepResult =
  | ({ readonly kind: 'summary' } & z.output<typeof summarySchema>)
  | { readonly kind: 'extract'; readonly values: readonly (readonly [string, unknown])[]; readonly source: string }
  | ({ readonly kind: 'score' } & z.output<typeof scoreSchema>)
  | { readonly kind: 'told'; readonly sentence: string }
  | { readonly kind: 'other' };

/** Reads what a step left behind. What it does not know is not shown: a later version may leave something else. */
export function readResult({ kind, result }: { kind: string; result?: unknown }, strings: Words): StepResult {
  switch (kind) {
    case 'summary': {
      const { data } = summarySchema.safeParse(result);
      return data === undefined ? { kind: 'other' } : { kind, ...data };
    }
    case 'extract': {
      const { data } = extractSchema.safeParse(result);
      return data === undefined
        ? { kind: 'other' }
        : { kind, source: data.source, values: Object.entries(data.values) };
    }
    case 'score': {
      const { data } = scoreSchema.safeParse(result);
      return data === undefined ? { kind: 'other' } : { kind, ...data };
    }
    default:
      return told(kind, result, strings);
  }
}

function told(kind: string, result: unknown, strings: Words): StepResult {
  const webhook = kind === 'webhook' ? webhookSchema.safeParse(result).data : undefined;
  if (webhook !== undefined) return { kind: 'told', sentence: strings.answered(webhook.responseStatus) };
  const message = kind === 'message' ? messageSchema.safeParse(result).data : undefined;
  if (message !== undefined) return { kind: 'told', sentence: strings.sentTo(message.to) };
  const email = kind === 'email' ? emailSchema.safeParse(result).data : undefined;
  if (email !== undefined) return { kind: 'told', sentence: strings.mailedTo(email) };
  const contact = kind === 'contact' ? contactSchema.safeParse(result).data : undefined;
  if (contact !== undefined) return { kind: 'told', sentence: strings.contact[contact.contact] };
  const callBack = kind === 'callBack' ? callBackSchema.safeParse(result).data : undefined;
  if (callBack !== undefined) return { kind: 'told', sentence: strings.callBack[callBack.by] };
  const copy = kind === 'exportRecording' ? exportSchema.safeParse(result).data : undefined;
  return copy === undefined ? { kind: 'other' } : { kind: 'told', sentence: strings.storedAs(copy.storageKey) };
}
