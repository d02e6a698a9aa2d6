import { type Flow, flowSchema, type Rule } from '@aybiza/flow';
import type { Command } from './command.ts';

export interface RuleArgs {
  readonly id: string;
  readonly rule: Rule;
}

/** States a promise about every call. */
export const addRule: Command<RuleArgs> = {
  name: 'add-rule',
  label: (words) => words.addRule,
  shortcut: null,
  allowed: (flow, { id, rule }) => !Object.hasOwn(flow.rules, id) && fits(flow, id, rule),
  run(flow, { id, rule }) {
    flow.rules[id] = rule;
  },
};

/** Says a promise otherwise. */
export const changeRule: Command<RuleArgs> = {
  name: 'change-rule',
  label: (words) => words.changeRule,
  shortcut: null,
  allowed: (flow, { id, rule }) => Object.hasOwn(flow.rules, id) && fits(flow, id, rule),
  run(flow, { id, rule }) {
    flow.rules[id] = rule;
  },
};

/** Takes a promise back. */
export const removeRule: Command<{ readonly id: string }> = {
  name: 'remove-rule',
  label: (words) => words.removeRule,
  shortcut: null,
  allowed: (flow, { id }) => Object.hasOwn(flow.rules, id),
  run(flow, { id }) {
    delete flow.rules[id];
  },
};

function fits({ rules }: Flow, id: string, rule: Rule): boolean {
  return flowSchema.shape.rules.safeParse({ ...rules, [id]: rule }).success;
}
