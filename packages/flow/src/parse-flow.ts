import { err, ok, type Result } from '@aybiza/foundation/result';
import { FLOW_SCHEMA_VERSION, type Flow, flowSchema } from './flow.ts';
import type { FlowRefusal } from './flow-refusal.ts';
import { migrateFlow } from './migrations/index.ts';

const MAX_ISSUES = 50;

/**
 * Any value to a Flow: migrated to today's version, then checked. Never throws, however broken or hostile the value is.
 * It must come from JSON: it is read as data, never as code.
 */
export function parseFlow(value: unknown): Result<Flow, FlowRefusal> {
  const migrated = migrateFlow(value);
  if (!migrated.ok) return migrated;
  const parsed = flowSchema.safeParse(migrated.value);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues
    .slice(0, MAX_ISSUES)
    .map(({ path, message }) => ({ path: path.join('.'), message }));
  return err({
    code: 'NOT_A_FLOW',
    message: `This is not a flow of version ${FLOW_SCHEMA_VERSION}: ${issues.length} things do not fit.`,
    issues,
  });
}
