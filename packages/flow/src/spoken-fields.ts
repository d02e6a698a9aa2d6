import { fieldUses } from './field-uses.ts';
import type { Flow } from './flow.ts';
import type { FlowNode } from './node.ts';

/** A text of a node that people hear or read, and the field by which its translations are kept. */
export interface SpokenField {
  readonly field: string;
  readonly text: string;
}

/** Every text of a node that has translations, in the order in which the compiler comes to them; empty ones are left out. */
export function spokenFields(flow: Flow, node: FlowNode): SpokenField[] {
  const texts = new Map<string, string>();
  for (const use of fieldUses(flow, node)) {
    if (use.as === 'template' && use.spoken && use.source.trim() !== '') texts.set(use.field, use.source);
  }
  return [...texts].map(([field, text]) => ({ field, text }));
}
