import { type Flow, parseFlow } from '@aybiza/flow';
import { apiError } from '../api-error.ts';

/** A document that came with a request. @throws AppError `FLOW_REFUSED` with what does not fit. */
export function readFlow(document: unknown): Flow {
  const parsed = parseFlow(document);
  if (parsed.ok) return parsed.value;
  const [first] = parsed.error.issues;
  const where = first === undefined ? '' : ` First: ${first.path}: ${first.message}`;
  throw apiError('FLOW_REFUSED', `${parsed.error.message}${where}`);
}
