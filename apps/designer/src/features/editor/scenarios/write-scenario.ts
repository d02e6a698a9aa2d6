import type { Scenario } from '@aybiza/flow';
import type { WordsFor } from '../../../language/strings.ts';
import { addScenarios } from '../commands/index.ts';
import type { EditorStore } from '../editor-store.ts';
import { scenarioStrings } from './strings.ts';

/** Adds an empty scenario and opens it. */
export function writeScenario({ store, wordsFor }: { readonly store: EditorStore; readonly wordsFor: WordsFor }): void {
  const { scenarios } = store.getState().flow;
  const name = wordsFor(scenarioStrings).newName(Object.keys(scenarios).length + 1);
  openNewScenario(store, { name, at: '2026-11-23T09:30', begins: {}, steps: [] });
}

/** Adds a scenario and opens it; gives its id, or undefined when nothing may be changed. */
export function openNewScenario(store: EditorStore, scenario: Scenario): string | undefined {
  const { scenarios } = store.getState().flow;
  if (!store.actions.run(addScenarios, { scenarios: [scenario] })) return undefined;
  const added = Object.keys(store.getState().flow.scenarios).find((id) => !Object.hasOwn(scenarios, id));
  store.actions.look({ drawer: 'scenarios', openScenario: added ?? null });
  return added;
}
