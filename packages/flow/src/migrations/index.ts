import { err, ok, type Result } from '@aybiza/foundation/result';
import { z } from 'zod';
import { FLOW_SCHEMA_VERSION } from '../flow.ts';
import type { FlowRefusal } from '../flow-refusal.ts';

/** Brings a document of one version to the next. Pure; up only. */
export type FlowMigration = (document: Record<string, unknown>) => Record<string, unknown>;

/** The migration at index 0 leads from version 1 to version 2, and so on. */
const migrations: readonly FlowMigration[] = [];

const versionedSchema = z.looseObject({ schemaVersion: z.number().int().min(1) });

/** Runs the chain from the document's version to today's. */
export function migrateFlow(value: unknown): Result<unknown, FlowRefusal> {
  const versioned = versionedSchema.safeParse(value);
  if (!versioned.success) {
    return err({ code: 'NOT_A_FLOW', message: 'This is not a flow: it has no schemaVersion.', issues: [] });
  }
  const version = versioned.data.schemaVersion;
  if (version > FLOW_SCHEMA_VERSION) {
    const message = `This flow was made with a newer AYBIZA (version ${version}; this one reads up to ${FLOW_SCHEMA_VERSION}). Update AYBIZA to open it.`;
    return err({ code: 'NEWER_VERSION', message, issues: [] });
  }
  let document: Record<string, unknown> = versioned.data;
  for (const migration of migrations.slice(version - 1)) document = migration(document);
  return ok(document);
}
