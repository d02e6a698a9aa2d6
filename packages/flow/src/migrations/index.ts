import { err, ok, type Result } from '@aybiza/foundation/result';
import { z } from 'zod';
import type { FlowRefusal } from '../flow-refusal.ts';

/** Brings a document of one version to the next. Pure; up only; the version itself is counted on elsewhere. */
export type FlowMigration = (document: Record<string, unknown>) => Record<string, unknown>;

/** The migration at index 0 leads from version 1 to version 2, and so on. */
const migrations: readonly FlowMigration[] = [];

const versionedSchema = z.looseObject({ schemaVersion: z.number().int().min(1) });

/** Runs the chain from the document's version to today's; the chain is what leads from version 1 up. */
export function migrateFlow(value: unknown, chain = migrations): Result<unknown, FlowRefusal> {
  const today = chain.length + 1;
  const versioned = versionedSchema.safeParse(value);
  if (!versioned.success) {
    return err({ code: 'NOT_A_FLOW', message: 'This is not a flow: it has no schemaVersion.', issues: [] });
  }
  const version = versioned.data.schemaVersion;
  if (version > today) {
    const message = `This flow was made with a newer AYBIZA (version ${version}; this one reads up to ${today}). Update AYBIZA to open it.`;
    return err({ code: 'NEWER_VERSION', message, issues: [] });
  }
  let document: Record<string, unknown> = versioned.data;
  for (const migration of chain.slice(version - 1)) document = migration(document);
  return ok({ ...document, schemaVersion: today });
}
