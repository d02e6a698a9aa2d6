import { acceptedParts } from '../accepted-expressions.ts';
import type { DraftFlow } from '../draft-flow.ts';
import type { Destination } from '../draft-state.ts';
import { translateLiquid } from '../liquid/translate-liquid.ts';
import { addNote, type Notes, type Outcome } from '../outcome.ts';
import type { TypedPart } from '../typed-part.ts';
import { clip, LONGEST_PROMPT, writeTemplate } from '../write-template.ts';
import type { Workflow, WorkflowEdge, WorkflowNode } from './read-workflow.ts';
import type { VapiNames } from './vapi-names.ts';

/** Everything a translator needs beside its node. */
export interface Vapi {
  readonly draft: DraftFlow;
  readonly workflow: Workflow;
  readonly names: VapiNames;
  readonly notes: Notes;
}

export type Translator = (node: WorkflowNode, vapi: Vapi) => Outcome;

/** Remembers something that is not as in the original. */
export function note({ notes }: Vapi, { name }: WorkflowNode, sentence: string): void {
  addNote(notes, name, sentence);
}

/** A Liquid text of a node, as words and expressions that the language takes. */
export function partsOf(vapi: Vapi, node: WorkflowNode, source: string): readonly TypedPart[] {
  const { parts, notes } = translateLiquid(source, vapi.names);
  for (const sentence of notes) note(vapi, node, sentence);
  return acceptedParts(vapi.draft, parts, (sentence) => note(vapi, node, sentence));
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
