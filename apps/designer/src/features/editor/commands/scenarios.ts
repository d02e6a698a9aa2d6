import { type Flow, flowSchema, type Scenario } from '@aybiza/flow';
import type { Command } from './command.ts';
import { freeId } from './free-id.ts';

/** Keeps calls with the flow: one that is written, or those that a search has found. */
export const addScenarios: Command<{ readonly scenarios: readonly Scenario[] }> = {
  name: 'add-scenarios',
  label: (words) => words.addScenarios,
  labelOf:
    ({ scenarios }) =>
    (words) =>
      words.addedScenarios(scenarios.length),
  shortcut: null,
  allowed: (flow, { scenarios }) => scenarios.length > 0 && fits(withScenarios(flow, scenarios)),
  run(flow, { scenarios }) {
    flow.scenarios = withScenarios(flow, scenarios);
  },
};

/** Says otherwise what a scenario does or expects. */
export const changeScenario: Command<{ readonly id: string; readonly scenario: Scenario }> = {
  name: 'change-scenario',
  label: (words) => words.changeScenario,
  shortcut: null,
  allowed: (flow, { id, scenario }) => Object.hasOwn(flow.scenarios, id) && fits({ [id]: scenario }),
  run(flow, { id, scenario }) {
    flow.scenarios[id] = scenario;
  },
};

export const removeScenario: Command<{ readonly id: string }> = {
  name: 'remove-scenario',
  label: (words) => words.removeScenario,
  shortcut: null,
  allowed: (flow, { id }) => Object.hasOwn(flow.scenarios, id),
  run(flow, { id }) {
    delete flow.scenarios[id];
  },
};

function withScenarios({ scenarios }: Flow, added: readonly Scenario[]): Flow['scenarios'] {
  const all = { ...scenarios };
  for (const scenario of added) all[freeId(all, 'scenario')] = scenario;
  return all;
}

function fits(scenarios: Flow['scenarios']): boolean {
  return flowSchema.shape.scenarios.safeParse(scenarios).success;
}
