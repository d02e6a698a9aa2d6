import { lowerExpression } from '@aybiza/flow';
import type { DraftFlow } from '../draft-flow.ts';
import type { Destination, Position } from '../draft-state.ts';
import type { Verdict } from '../import-report.ts';
import { type TypedPart, translateLiquid } from '../liquid/translate-liquid.ts';
import { clip, LONGEST_PROMPT, writeTemplate } from '../write-template.ts';
import type { Workflow, WorkflowEdge, WorkflowNode } from './read-workflow.ts';
import type { VapiNames } from './vapi-names.ts';

export interface Outcome {
  readonly verdict: Verdict;
  readonly nodes: readonly string[];
  readonly reason: string;
}

/** Everything a translator needs beside its node. */
export interface Vapi {
  readonly draft: DraftFlow;
  readonly workflow: Workflow;
  readonly names: VapiNames;
  readonly notes: Map<string, string[]>;
}

export type Translator = (node: WorkflowNode, vapi: Vapi) => Outcome;

/** Remembers something that is not as in the original. */
export function note({ notes }: Vapi, { name }: WorkflowNode, sentence: string): void {
  const known = notes.get(name) ?? [];
  if (!known.includes(sentence)) notes.set(name, [...known, sentence]);
}

/** A Liquid text of a node, as words and expressions that the language takes. */
export function partsOf(vapi: Vapi, node: WorkflowNode, source: string): readonly TypedPart[] {
  const { parts, notes } = translateLiquid(source, vapi.names);
  for (const sentence of notes) note(vapi, node, sentence);
  return parts.map((part) => {
    if (typeof part === 'string') return part;
    const lowered = lowerExpression(part.expression, vapi.draft.expressionTypes());
    if (lowered.ok) return part;
    note(vapi, node, `“${part.expression.slice(0, 120)}” could not be said here: ${lowered.error.message}`);
    return '';
  });
}

/** The same as a template, cut to the longest there may be. */
export function template(
  vapi: Vapi,
  node: WorkflowNode,
  { source, most = LONGEST_PROMPT }: { source: string; most?: number },
): string {
  const written = writeTemplate(partsOf(vapi, node, source));
  if (written.length > most) note(vapi, node, `A text is longer than ${most} characters and was cut.`);
  return clip(written, most);
}

/** Where callers go on by the first edge of some kind; where there is none, the call ends. */
export function goOn({ edges }: WorkflowNode, fits: (edge: WorkflowEdge) => boolean): Destination {
  const edge = edges.find(fits);
  return edge === undefined ? 'hangUp' : { step: edge.to };
}

export function isOrdinary({ condition }: WorkflowEdge): boolean {
  return condition.type !== 'failed';
}

/** A place beside a node, for the second and third one that stand for it. */
export function beside({ position }: WorkflowNode, count: number): Position | undefined {
  return position === undefined ? undefined : { x: position.x + 60 * count, y: position.y + 110 * count };
}
