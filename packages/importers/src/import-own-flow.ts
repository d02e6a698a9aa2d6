import { parseFlow } from '@aybiza/flow';
import { ok, type Result } from '@aybiza/foundation/result';
import type { Detected } from './detect-format.ts';
import { type ImportedFlow, type ImportRefusal, toReport } from './import-report.ts';

/** A flow of this system, migrated to today's version. It is taken as it is, problems and all: its author may be in the middle of it. */
export function importOwnFlow({ format, document }: Detected): Result<ImportedFlow, ImportRefusal> {
  const parsed = parseFlow(document);
  if (!parsed.ok) {
    const { message, issues } = parsed.error;
    return { ok: false, error: { code: 'BROKEN_DOCUMENT', message, issues } };
  }
  const entries = Object.entries(parsed.value.nodes).map(([id, { kind }]) => {
    return { source: id, sourceType: kind, verdict: 'mapped', nodes: [id], reason: 'It is the same here.' } as const;
  });
  return ok({ format, flow: parsed.value, report: toReport(entries) });
}
