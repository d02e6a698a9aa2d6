import { assertNever } from '@aybiza/foundation/assert-never';
import type { Result } from '@aybiza/foundation/result';
import { importAmazonConnect } from './amazon-connect/import-amazon-connect.ts';
import { detectFormat } from './detect-format.ts';
import { importOwnFlow } from './import-own-flow.ts';
import type { ImportedFlow, ImportRefusal } from './import-report.ts';
import { toPlainJson } from './plain-json.ts';
import { importTwilioStudio } from './twilio-studio/import-twilio-studio.ts';
import { importVapiWorkflow } from './vapi/import-vapi-workflow.ts';

export type {
  ImportedFlow,
  ImportFormat,
  ImportRefusal,
  ImportReport,
  ReportEntry,
  Verdict,
} from './import-report.ts';

/**
 * A flow of another system, or of this one, as a Flow that compiles, with what became of every step. The format is known by its
 * shape; JSON as text is read too. `name` is what a flow is called whose document does not say, such as that of its file. Pure: asks
 * nobody and runs nothing of what it reads. Never throws, on any input.
 */
export function importFlow(input: unknown, { name }: { name?: string } = {}): Result<ImportedFlow, ImportRefusal> {
  const json = toPlainJson(input);
  if (!json.ok) return json;
  const detected = detectFormat(json.value);
  if (!detected.ok) return detected;
  const { format } = detected.value;
  const found = { ...detected.value, fallbackName: name };
  switch (format) {
    case 'twilio-studio':
      return importTwilioStudio(found);
    case 'amazon-connect':
    case 'amazon-connect-export':
      return importAmazonConnect(found);
    case 'vapi-workflow':
      return importVapiWorkflow(found);
    case 'aybiza':
      return importOwnFlow(detected.value);
    default:
      return assertNever(format);
  }
}
