import type { Flow } from '@aybiza/flow';
import { err, ok, type Result } from '@aybiza/foundation/result';
import type { WordsOf } from '../../language/strings.ts';
import type { KeptReport } from './kept-report.ts';
import type { importStrings } from './strings.ts';

type Words = WordsOf<typeof importStrings>;

/** A flow that was read, and what became of every step of it. */
export interface ReadFlow {
  readonly flow: Flow;
  readonly report: KeptReport;
}

/** Why it could not be read, in words for whoever brought it. */
export interface ReadRefusal {
  readonly message: string;
  readonly issues: readonly { readonly path: string; readonly message: string }[];
}

/** No flow is larger, and the server takes no larger one. */
const MAX_BYTES = 5 * 1024 * 1024;

interface ImportText {
  readonly text: string;
  /** What the flow is called if the text does not say it. */
  readonly name?: string;
}

/** Text to flow. The importers are loaded when the first file comes: whoever brings none does not wait for them. */
export async function readImport({ text, name }: ImportText, strings: Words): Promise<Result<ReadFlow, ReadRefusal>> {
  if (text.length > MAX_BYTES) return err({ message: strings.tooLarge, issues: [] });
  const importers = await import('@aybiza/importers').catch(() => undefined);
  if (importers === undefined) return err({ message: strings.notLoaded, issues: [] });
  const imported = importers.importFlow(text, name === undefined ? {} : { name });
  if (!imported.ok) return imported;
  const { flow, format, report } = imported.value;
  const entries = report.entries.map((entry) => ({ ...entry, nodes: [...entry.nodes] }));
  return ok({ flow, report: { name: flow.name, format, entries, totals: { ...report.totals } } });
}

/** A file to flow. */
export async function readImportFile(file: File, strings: Words): Promise<Result<ReadFlow, ReadRefusal>> {
  if (file.size > MAX_BYTES) return err({ message: strings.tooLarge, issues: [] });
  const text = await file.text().catch(() => undefined);
  return text === undefined
    ? err({ message: strings.unreadable, issues: [] })
    : readImport({ text, name: file.name.replace(/\.[a-z]+$/i, '') }, strings);
}
