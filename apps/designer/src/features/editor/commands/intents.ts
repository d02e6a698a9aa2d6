import { type Flow, flowSchema } from '@aybiza/flow';
import type { Command } from './command.ts';

export interface IntentArgs {
  readonly id: string;
  readonly intent: Flow['intents'][string];
}

/** Names something that callers may want. */
export const addIntent: Command<IntentArgs> = {
  name: 'add-intent',
  label: (words) => words.addIntent,
  shortcut: null,
  allowed: (flow, { id, intent }) => !Object.hasOwn(flow.intents, id) && fits(flow, id, intent),
  run(flow, { id, intent }) {
    flow.intents[id] = intent;
  },
};

/** Gives an intent another name or other phrases; whatever uses it hears them at once. */
export const changeIntent: Command<IntentArgs> = {
  name: 'change-intent',
  label: (words) => words.changeIntent,
  shortcut: null,
  allowed: (flow, { id, intent }) => Object.hasOwn(flow.intents, id) && fits(flow, id, intent),
  run(flow, { id, intent }) {
    flow.intents[id] = intent;
  },
};

/** Takes an intent away, and out of the menus and handlers that use it: these keep their own phrases. */
export const removeIntent: Command<{ readonly id: string }> = {
  name: 'remove-intent',
  label: (words) => words.removeIntent,
  shortcut: null,
  allowed: (flow, { id }) => Object.hasOwn(flow.intents, id),
  run(flow, { id }) {
    delete flow.intents[id];
    for (const node of Object.values(flow.nodes)) {
      if (node.kind === 'menu') for (const option of node.data.options) if (option.intent === id) delete option.intent;
      if (node.kind !== 'handler') continue;
      const { trigger } = node.data;
      if (trigger.on === 'says' && trigger.intent === id) delete trigger.intent;
    }
  },
};

function fits({ intents }: Flow, id: string, intent: IntentArgs['intent']): boolean {
  return flowSchema.shape.intents.safeParse({ ...intents, [id]: intent }).success;
}
