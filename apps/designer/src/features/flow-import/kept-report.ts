import { z } from 'zod';

const verdictSchema = z.enum(['mapped', 'approximated', 'noCounterpart']);
export type Verdict = z.infer<typeof verdictSchema>;

const reportSchema = z.object({
  /** What the flow was called where it came from. */
  name: z.string(),
  format: z.enum(['twilio-studio', 'amazon-connect', 'amazon-connect-export', 'vapi-workflow', 'aybiza']),
  entries: z.array(
    z.object({
      source: z.string(),
      sourceType: z.string(),
      verdict: verdictSchema,
      nodes: z.array(z.string()),
      reason: z.string(),
    }),
  ),
  totals: z.object({ steps: z.number(), mapped: z.number(), approximated: z.number(), noCounterpart: z.number() }),
});

/** What became of every step of an imported flow, to be read beside the canvas. */
export type KeptReport = z.infer<typeof reportSchema>;

/** Where reports are kept: what a browser tab remembers, or a stand-in for it. */
export type ReportStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (agentId: string) => `import-report ${agentId}`;

/** Keeps the report of an agent's flow while the tab is open, or forgets it. */
export function keepReport(store: ReportStore, agentId: string, report: KeptReport | null): void {
  try {
    if (report === null) store.removeItem(keyOf(agentId));
    else store.setItem(keyOf(agentId), JSON.stringify(report));
  } catch {
    // Expected: the tab's memory is full or switched off. The report is then seen once.
  }
}

/** The report that was kept; null when there is none, or it is of another time. */
export function findReport(store: ReportStore, agentId: string): KeptReport | null {
  try {
    return reportSchema.safeParse(JSON.parse(store.getItem(keyOf(agentId)) ?? 'null')).data ?? null;
  } catch {
    return null; // Expected: what is there is no JSON, or nothing may be read.
  }
}
