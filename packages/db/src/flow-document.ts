import { type Flow, parseFlow } from '@aybiza/flow';
import { databaseError } from './database-error.ts';

/** A stored document through flow's own door: migrated to today's version and checked. */
export function parseFlowDocument(value: unknown): Flow {
  const parsed = parseFlow(value);
  if (parsed.ok) return parsed.value;
  throw databaseError('STORED_VALUE_INVALID', { message: parsed.error.message, cause: parsed.error });
}
