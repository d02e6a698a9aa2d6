import { type Flow, flowSchema, type KnowledgeDocument } from '@aybiza/flow';
import type { Command } from './command.ts';

export interface DocumentArgs {
  readonly id: string;
  readonly document: KnowledgeDocument;
}

/** Adds a text that the agent may answer from. */
export const addDocument: Command<DocumentArgs> = {
  name: 'add-document',
  label: (words) => words.addDocument,
  shortcut: null,
  allowed: (flow, { id, document }) => !Object.hasOwn(flow.knowledge, id) && fits(flow, id, document),
  run(flow, { id, document }) {
    flow.knowledge[id] = document;
  },
};

/** Changes what a document says or what it is called. */
export const changeDocument: Command<DocumentArgs> = {
  name: 'change-document',
  label: (words) => words.changeDocument,
  shortcut: null,
  allowed: (flow, { id, document }) => Object.hasOwn(flow.knowledge, id) && fits(flow, id, document),
  run(flow, { id, document }) {
    flow.knowledge[id] = document;
  },
};

/**
 * Takes a document away, and out of the steps that answer from it. A step that answers from it alone goes on naming it, which the
 * compiler reports: no source named would mean all of them.
 */
export const removeDocument: Command<{ readonly id: string }> = {
  name: 'remove-document',
  label: (words) => words.removeDocument,
  shortcut: null,
  allowed: (flow, { id }) => Object.hasOwn(flow.knowledge, id),
  run(flow, { id }) {
    delete flow.knowledge[id];
    for (const node of Object.values(flow.nodes)) {
      if (node.kind !== 'answer' || !node.data.sources.includes(id)) continue;
      const sources = node.data.sources.filter((source) => source !== id);
      if (sources.length > 0) node.data.sources = sources;
    }
  },
};

function fits({ knowledge }: Flow, id: string, document: KnowledgeDocument): boolean {
  return flowSchema.shape.knowledge.safeParse({ ...knowledge, [id]: document }).success;
}
