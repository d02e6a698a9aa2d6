import { addScenarios } from '../commands/index.ts';
import type { Editor } from '../editor-context.tsx';
import { scenarioStrings } from './strings.ts';

/** Adds an empty scenario and opens it. */
export function writeScenario({ store }: Pick<Editor, 'store'>): void {
  const { scenarios } = store.getState().flow;
  const name = scenarioStrings.newName(Object.keys(scenarios).length + 1);
  const scenario = { name, at: '2026-11-23T09:30', begins: {}, steps: [] };
  if (!store.actions.run(addScenarios, { scenarios: [scenario] })) return;
  const added = Object.keys(store.getState().flow.scenarios).find((id) => !Object.hasOwn(scenarios, id));
  store.actions.look({ drawer: 'scenarios', openScenario: added ?? null });
}
