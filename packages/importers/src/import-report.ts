import type { Flow } from '@aybiza/flow';

export const IMPORT_FORMATS = [
  'twilio-studio',
  'amazon-connect',
  'amazon-connect-export',
  'vapi-workflow',
  'aybiza',
] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/**
 * What became of a step: the same for a caller (`mapped`), nearly the same or something left for the author to fill in
 * (`approximated`), or only a comment on the canvas (`noCounterpart`).
 */
export type Verdict = 'mapped' | 'approximated' | 'noCounterpart';

/** What became of one step of the original, or of one side of it. */
export interface ReportEntry {
  /** The step's name in the original. */
  readonly source: string;
  /** The original's own word for this kind of step. */
  readonly sourceType: string;
  readonly verdict: Verdict;
  /** The nodes of the flow that stand for it; a comment is one too. */
  readonly nodes: readonly string[];
  /** A sentence for the person who brought the flow. */
  readonly reason: string;
}

/** What became of every step: at least one entry for each, none left out. */
export interface ImportReport {
  readonly entries: readonly ReportEntry[];
  /** Steps counted once each, by the worst that was said of them. */
  readonly totals: Readonly<Record<Verdict | 'steps', number>>;
}

/** A flow of another system, drawn in this one's terms. It compiles. */
export interface ImportedFlow {
  readonly format: ImportFormat;
  readonly flow: Flow;
  readonly report: ImportReport;
}

/** Why nothing could be brought over, in words for whoever brought it. */
export interface ImportRefusal {
  readonly code: 'NOT_JSON' | 'UNKNOWN_FORMAT' | 'BROKEN_DOCUMENT' | 'TOO_LARGE';
  readonly message: string;
  /** Where in the document, with what is wrong there; at most 50. */
  readonly issues: readonly { readonly path: string; readonly message: string }[];
}

/** A refusal without places. */
export function refusal(code: ImportRefusal['code'], message: string): ImportRefusal {
  return { code, message, issues: [] };
}

const BADNESS: Readonly<Record<Verdict, number>> = { mapped: 0, approximated: 1, noCounterpart: 2 };

/** Counts each step once, by the worst verdict among its entries. */
export function toReport(entries: readonly ReportEntry[]): ImportReport {
  const worst = new Map<string, Verdict>();
  for (const { source, verdict } of entries) {
    const known = worst.get(source);
    if (known === undefined || BADNESS[verdict] > BADNESS[known]) worst.set(source, verdict);
  }
  const totals = { steps: worst.size, mapped: 0, approximated: 0, noCounterpart: 0 };
  for (const verdict of worst.values()) totals[verdict] += 1;
  return { entries, totals };
}
