import { z } from 'zod';
import { parseStored } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';

export const RECORDING_NOTICES = ['none', 'announce', 'ask'] as const;
export const REGION_PINS = ['anywhere', 'eu', 'us'] as const;

const settingsSchema = z.object({
  /** `announce`: said before the first recorded second; `ask`: and without a yes nothing is recorded. */
  recordingNotice: z.enum(RECORDING_NOTICES),
  /** Callers are told first that a program answers. */
  saysAi: z.boolean(),
  /** Instead of the sentence in the flow's language; empty: that one. */
  noticeText: z.string(),
  /** Only who has agreed to it on record is called. */
  needsConsentToCall: z.boolean(),
  /** Which vendors may be sent anything of a call: `eu`, `us`: only those that process it in the European Union, in the United States. */
  processedIn: z.enum(REGION_PINS),
});
/** What a workspace tells callers first, what it demands before it calls somebody, and where calls may be processed. */
export type PrivacySettings = z.output<typeof settingsSchema>;

const DEFAULTS: PrivacySettings = {
  recordingNotice: 'none',
  saysAi: false,
  noticeText: '',
  needsConsentToCall: false,
  processedIn: 'anywhere',
};

/** The settings, also of whoever has changed nothing. */
export async function getPrivacySettings(tx: Tx): Promise<PrivacySettings> {
  const row = await clientOf(tx).privacySetting.findUnique({ where: { workspaceId: tx.workspaceId } });
  return row === null ? DEFAULTS : parseStored(settingsSchema, row);
}

/** Sets all of them; they hold from the next call on. */
export async function setPrivacySettings(tx: Tx, settings: PrivacySettings): Promise<void> {
  const { workspaceId } = tx;
  const upsert = { where: { workspaceId }, create: { workspaceId, ...settings }, update: settings };
  await clientOf(tx).privacySetting.upsert(upsert);
}
