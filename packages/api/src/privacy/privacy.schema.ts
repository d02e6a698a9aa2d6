import { RECORDING_NOTICES, REGION_PINS } from '@aybiza/db/privacy/privacy-settings';
import { callIdSchema, contactIdSchema } from '@aybiza/foundation/ids';
import { vendorSchema } from '@aybiza/providers/accounts/account';
import { z } from 'zod';
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
