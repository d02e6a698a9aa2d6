import type { Action, StateConfig, Statechart, Template, TransitionConfig } from '@aybiza/statechart';

/** A text that is said in the same words whoever calls. */
export interface StaticPrompt {
  readonly text: string;
  /** Another voice than that of the call. */
  readonly voice?: string;
}

/**
 * What a call may say in words that are known before it comes in: texts without variables in the flow's own language, once each, those in
 * front that a caller comes to first. Whoever makes their sound ahead of time saves every caller the wait for the voice.
 */
export function staticPrompts(statechart: Statechart): StaticPrompt[] {
  const { settings } = statechart;
  const found = new Map<string, StaticPrompt>();
  const add = ({ text, voice }: StaticPrompt) => {
    if (text !== '') found.set(`${voice ?? ''}\n${text}`, voice === undefined ? { text } : { text, voice });
  };
  for (const state of statesInOrder(statechart)) {
    for (const action of state.entry ?? []) for (const prompt of promptsOf(action)) add(prompt);
  }
  add({ text: settings.apology });
  return [...found.values()];
}

function promptsOf(action: Action): StaticPrompt[] {
  switch (action.type) {
    case 'say':
      return action.params.audio === undefined ? spoken(action.params.variants, action.params.voice) : [];
    case 'listen': {
      const { prompt, voice } = action.params.ask;
      return spoken([prompt], voice);
    }
    case 'converse': {
      const { opening, voice } = action.params;
      return opening === undefined ? [] : spoken([opening], voice);
    }
    case 'answer':
    case 'takeMessage':
      return spoken([action.params.prompt], action.params.voice);
    default:
      return [];
  }
}

function spoken(templates: readonly Template[], voice: string | undefined): StaticPrompt[] {
  return templates.flatMap((template) => {
    const text = wordsOf(template);
    return text === undefined ? [] : [voice === undefined ? { text } : { text, voice }];
  });
}

/** Undefined when a variable is said in it. Of a translated text the original counts: other languages are spoken later in a call. */
function wordsOf(template: Template): string | undefined {
  let text = '';
  for (const piece of template) {
    if (typeof piece === 'string') text += piece;
    else if ('original' in piece) {
      const original = wordsOf(piece.original);
      if (original === undefined) return undefined;
      text += original;
    } else return undefined;
  }
  return text;
}

/** All states, those first to which fewer transitions lead from the beginning; what can happen anywhere comes last. */
function statesInOrder({ machine }: Statechart): StateConfig[] {
  const states = new Map<string, StateConfig>();
  collect(machine, '#flow', states);
  const order = new Set([`#flow.${machine.initial}`]);
  for (const path of order) {
    const state = states.get(path);
    if (state?.initial !== undefined) order.add(`${path}.${state.initial}`);
    for (const { target } of transitionsOf(state)) if (target !== undefined) order.add(target);
  }
  for (const path of states.keys()) order.add(path);
  return [...order].flatMap((path) => states.get(path) ?? []);
}

function collect(state: StateConfig, path: string, into: Map<string, StateConfig>): void {
  into.set(path, state);
  for (const [name, inner] of Object.entries(state.states ?? {})) collect(inner, `${path}.${name}`, into);
}

function transitionsOf(state: StateConfig | undefined): TransitionConfig[] {
  if (state === undefined) return [];
  const { on = {}, always = [], after = {} } = state;
  return [...always, ...Object.values(on).flat(), ...Object.values(after).flat()];
}
