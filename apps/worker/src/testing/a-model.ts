import type { OpenModel } from '../models/open-model.ts';

/** What a handler finds when it opens the model of a workspace that has exactly this. */
export function aModel(what: Partial<Pick<OpenModel, 'llm' | 'embedder' | 'isPractice'>> = {}): OpenModel {
  return { llm: undefined, embedder: undefined, isPractice: false, ...what, close: async () => undefined };
}
