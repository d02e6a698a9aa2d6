import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import type { WordsOf } from '../../language/strings.ts';
import type { backTestStrings } from './strings.ts';

export type Finding = inferRouterOutputs<AppRouter>['backTest']['getCall']['finding'];
export type Verdict = Finding['verdict'];
type Words = WordsOf<typeof backTestStrings>;

interface FindingWords {
  /** What the flow calls its steps. */
  readonly labels: Labels;
  readonly strings: Words;
}

type Labels = Readonly<Record<string, string>>;

/** Where the ways part, in words; null where they do not. */
export function describeDivergence(
  { divergence, undecided }: Finding,
  { labels, strings }: FindingWords,
): string | null {
  if (divergence === null)
    return undecided === null ? null : strings.reason[undecided.reason](nameOf(undecided.node, labels));
  const to = (way: { to: string } | null) =>
    way === null ? strings.ended : way.to === '' ? strings.aside : nameOf(way.to, labels);
  return strings.parts(nameOf(divergence.node, labels), to(divergence.was), to(divergence.now));
}

/** Why nobody can say how it would have ended; null where somebody can. */
export function describeUndecided({ undecided }: Finding, { labels, strings }: FindingWords): string | null {
  return undecided === null ? null : strings.reason[undecided.reason](nameOf(undecided.node, labels));
}

/** What it was, and what it would be. */
export function describeOutcomes({ outcomeWas, outcomeNow, undecided }: Finding, strings: Words): string {
  const was = outcomeWas ?? strings.noOutcome;
  const now = outcomeNow ?? (undecided === null ? strings.noOutcome : strings.unknown);
  return was === now ? was : strings.outcomes(was, now);
}

/** What was taken to be so without being in the log; empty when nothing was. */
export function describeAssumptions({ assumed }: Finding, strings: Words): string {
  return assumed.map((assumption) => strings.assumption[assumption]).join(', ');
}

/** A step of another flow stands behind the step that leads into it: `booking/ask`. */
function nameOf(node: string, labels: Labels): string {
  return labels[node] ?? labels[node.split('/')[0] ?? ''] ?? node;
}
