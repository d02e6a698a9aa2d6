import {
  accountSecretSchema,
  accountSettingsSchemas,
  type Vendor,
  vendorSchema,
} from '@aybiza/providers/accounts/account';
import { z } from 'zod';

export { vendorSchema };

/** Only the vendor. */
export const vendorInput = z.strictObject({ vendor: vendorSchema });

/** An account as it is given: what may be shown, and the secret, left out where it stays as it was. */
export const accountInput = z
  .strictObject({
    vendor: vendorSchema,
    /** By vendor: `accountSid`; `baseUrl`; `region`, `accessKeyId`, `modelId`, `fallbackModelId`, `fallbackRegion`; `modelId`; `server`, `username`, `from`; … */
    settings: z.record(z.string().max(40), z.string().max(500)),
    secret: z.string().max(500).optional(),
  })
  .superRefine(({ vendor, settings, secret }, context) => {
    report(accountSettingsSchemas[vendor].safeParse(settings), 'settings', context);
    if (secret !== undefined) report(accountSecretSchema(vendor).safeParse(secret), 'secret', context);
  });

function report(parsed: z.ZodSafeParseResult<unknown>, field: string, context: z.core.$RefinementCtx): void {
  for (const { path, message } of parsed.error?.issues ?? [])
    context.addIssue({ code: 'custom', path: [field, ...path], message });
}

/** What may be shown of the settings: they were checked when they were stored. */
export function settingsOf(vendor: Vendor, settings: unknown): Record<string, string> {
  const parsed: Record<string, unknown> = accountSettingsSchemas[vendor].parse(settings);
  return Object.fromEntries(
    Object.entries(parsed).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

export const shownAccountSchema = z.object({
  vendor: vendorSchema,
  settings: z.record(z.string(), z.string()),
  /** Is a secret stored? It is never shown again. */
  hasSecret: z.boolean(),
  /** Its last four characters; empty where it is too short to show any. */
  secretEnding: z.string(),
  changedAt: z.int(),
});
