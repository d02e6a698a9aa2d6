import { RECORDING_NOTICES, REGION_PINS } from '@aybiza/db/privacy/privacy-settings';
import { callIdSchema, contactIdSchema } from '@aybiza/foundation/ids';
import { vendorSchema } from '@aybiza/providers/accounts/account';
import { z } from 'zod';
import { csvText } from '../csv/csv-file.schema.ts';
import { countrySchema } from '../phone-number/country.ts';
import { e164Schema } from '../phone-number/e164.ts';
import { plainText } from '../plain-text.ts';

export const privacySettings = z.object({
  /** `announce`: callers hear it before the first recorded second; `ask`: and without a yes nothing is recorded. */
  recordingNotice: z.enum(RECORDING_NOTICES),
  /** Callers hear first that a program answers. */
  saysAi: z.boolean(),
  /** What they hear instead of the sentence in the agent's language; empty: that one. */
  noticeText: plainText(500),
  /** Nobody is called who has not agreed to it on record. */
  needsConsentToCall: z.boolean(),
  /** Where vendors may process what is said in calls; with `eu` or `us`, nothing of a call is sent anywhere else. */
  processedIn: z.enum(REGION_PINS),
});
export const setPrivacyInput = z.strictObject({
  ...privacySettings.shape,
  processedIn: privacySettings.shape.processedIn.optional(),
});

export const regionOutput = z.object({
  processedIn: privacySettings.shape.processedIn,
  /** Accounts of which nothing (`isWhole`) or not everything is used in calls, for it is processed elsewhere. */
  outside: z.array(z.object({ vendor: vendorSchema, isWhole: z.boolean() })),
  /** The parts of a call for which nobody is left. Calls that need them go to the fallback number. */
  missing: z.array(z.enum(['stt', 'tts', 'llm'])),
});

export const callingChoice = z.object({
  e164: z.string(),
  choice: z.enum(['refused', 'agreed']),
  /** Who noted it: the person in a call, or somebody of the workspace. */
  source: z.enum(['caller', 'member']),
  callId: callIdSchema.nullable(),
  chosenAt: z.int(),
});
export const callingChoices = z.object({ choices: z.array(callingChoice) });
export const setCallingChoiceInput = z.strictObject({ e164: e164Schema, choice: callingChoice.shape.choice });

/** Numbers that one request refuses. */
export const MOST_REFUSED = 50_000;
export const importRefusalsInput = z.strictObject({
  csv: csvText.meta({
    description: 'A CSV file as text, its first line with the names of the columns; or numbers alone, one a line.',
  }),
  column: plainText(200)
    .optional()
    .meta({ description: 'Which column has the telephone numbers. Left out: the one in which most are.' }),
  country: countrySchema.nullable().optional().meta({
    description:
      'ISO 3166-1: of numbers without a country code. Left out: the country of the workspace’s first number; null: such a number is none.',
  }),
});
export const importRefusalsOutput = z.object({
  /** Numbers in the file, each once. */
  read: z.int(),
  /** Those that were not on the list before. */
  added: z.int(),
  /** Lines with no number, or none that can be called. */
  problemCount: z.int(),
  /** The first of them, by line of the file as a spreadsheet counts. */
  problems: z.array(z.object({ line: z.int(), problem: z.enum(['noNumber', 'notANumber']) })),
});

export const removeCallingChoiceInput = z.strictObject({ e164: e164Schema });

const held = {
  kind: z.enum(['call', 'contact']),
  id: z.union([callIdSchema, contactIdSchema]),
};
export const holdInput = z.strictObject({ ...held, reason: plainText(500).min(3) });
export const heldInput = z.strictObject(held);
export const holdsOutput = z.object({
  holds: z.array(
    z.object({
      kind: held.kind,
      id: z.string(),
      /** Of a contact: their number, whose calls are held as well. */
      e164: z.string().nullable(),
      reason: z.string(),
      /** The id of a person, and their name; null for whoever is not in the workspace any more. */
      heldBy: z.string(),
      heldByName: z.string().nullable(),
      heldAt: z.int(),
    }),
  ),
});
