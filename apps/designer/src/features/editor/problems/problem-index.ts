import type { Flow, Problem } from '@aybiza/flow';
import type { WordsFor } from '../../../language/strings.ts';
import type { ProblemCount } from '../../flow-graph/index.ts';
import { flowStrings } from '../../flow-words/index.ts';
import { stepName } from '../after-call/describe-step.ts';
import type { ProblemFilter } from '../editor-view.ts';
import { nodeName } from '../playback/playback.ts';
import { editorStrings } from '../strings.ts';

export interface ProblemTotals {
  readonly errors: number;
  readonly warnings: number;
}

export function countProblems(problems: readonly Problem[]): ProblemTotals {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

/** Those that somebody wants to see. A sort that has none left shows all again: nothing is hidden by a filter that fits nothing. */
export function filterProblems(problems: readonly Problem[], filter: ProblemFilter): readonly Problem[] {
  const wanted = problems.filter(({ severity }) => severity === filter);
  return filter === 'all' || wanted.length === 0 ? problems : wanted;
}

/** How many problems each node has: the badges on the cards. */
export function problemsByNode(problems: readonly Problem[]): ReadonlyMap<string, ProblemCount> {
  const counts = new Map<string, { errors: number; warnings: number }>();
  for (const { place, severity } of problems) {
    if (place.node === undefined) continue;
    const known = counts.get(place.node) ?? { errors: 0, warnings: 0 };
    if (severity === 'error') known.errors += 1;
    else known.warnings += 1;
    counts.set(place.node, known);
  }
  return counts;
}

/** What is wrong with a text of a node that is being written. That nothing is written yet, whoever writes it sees. */
export function problemsWhileWriting(problems: readonly Problem[], node: string, field: string): readonly Problem[] {
  return problems.filter(
    ({ code, place }) =>
      place.node === node && place.field === field && place.language === undefined && code !== 'EMPTY_PROMPT',
  );
}

/** What a problem is about, by the names a person knows. */
export function placeName(flow: Flow, { place }: Problem, of: WordsFor): string {
  const text = of(editorStrings).problems;
  const { rule, node, edge, step } = place;
  if (rule !== undefined) return text.rule(flow.rules[rule]?.name ?? rule);
  const after = step === undefined ? undefined : flow.afterCall.find(({ id }) => id === step);
  if (after !== undefined) return text.afterCall(stepName(after, of(flowStrings)));
  if (node !== undefined && Object.hasOwn(flow.nodes, node)) return nodeName(flow, node, of);
  if (edge !== undefined) return edgeName(flow, edge, of);
  const variable = variableOf(place);
  return variable === undefined ? text.whole : text.variable(variable);
}

function edgeName(flow: Flow, id: string, of: WordsFor): string {
  const text = of(editorStrings).problems;
  const edge = flow.edges[id];
  if (edge === undefined) return text.lostWire;
  return text.wire(nodeName(flow, edge.from.node, of), nodeName(flow, edge.to.node, of));
}

/** The declared variable that a problem is about, when it is about no step. */
export function variableOf({ node, step, field }: Problem['place']): string | undefined {
  return node === undefined && step === undefined && field?.startsWith('variables.')
    ? field.slice('variables.'.length)
    : undefined;
}

/** Is it about what holds for the whole flow? */
export function isInSettings({ node, field }: Problem['place']): boolean {
  return node === undefined && field?.startsWith('settings.') === true;
}

/** Tells problems apart in a list. */
export function problemKey({ code, place, message }: Problem): string {
  return [code, place.node, place.port, place.field, place.language, place.edge, place.rule, place.step, message].join(
    '|',
  );
}
