import { err, type Result } from '@aybiza/foundation/result';
import type { Detected } from '../detect-format.ts';
import { type ImportedFlow, type ImportRefusal, refusal } from '../import-report.ts';

/** Stands here until the importer of Amazon Connect takes its place: same name, same signature. */
export function importAmazonConnect(_detected: Detected): Result<ImportedFlow, ImportRefusal> {
  return err(refusal('UNKNOWN_FORMAT', 'Amazon Connect flows cannot be read yet.'));
}
