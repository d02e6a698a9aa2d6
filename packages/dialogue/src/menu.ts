import type { MenuAsk, StatechartEvent } from '@aybiza/statechart';
import { askWhatWasMeant, toolInput } from './ask-model.ts';
import type { MenuWait } from './dialogue.ts';
import { type Candidate, handlerCandidates, handlerOfKey, handlersInScope, inOrder } from './handlers.ts';
import { climb } from './ladder.ts';
import { heardIn } from './language-of.ts';
import { drawTicket, listen, render, setWait, speak, type TurnDraft } from './turn-draft.ts';
import type { HeardLanguage } from './understand/languages/heard-language.ts';
import { contentWords, SAID, scorePhrases } from './understand/phrase-score.ts';
import { noteUnderstood } from './understood.ts';
import type { WaitBehaviour } from './wait-behaviour.ts';

/** Two candidates closer than this cannot be told apart by words alone. */
const TOO_CLOSE = 0.05;
const TOOL = 'choose';
const NONE = 'none';

/** Asks the caller to choose. */
export function enterMenu(draft: TurnDraft, node: string, ask: MenuAsk): null {
  const wait: MenuWait = {
    kind: 'menu',
    node,
    ask,
    ticket: drawTicket(draft),
    noInput: 0,
    noMatch: 0,
    unsure: '',
    keys: '',
  };
  setWait(draft, wait);
  speak(draft, render(draft, ask.prompt), {
    node,
    interruption: ask.interruption,
    voice: ask.voice,
    purpose: 'prompt',
  });
  listen(draft, wait);
  return null;
}

function optionCandidates(ask: MenuAsk, text: string, language: HeardLanguage): Candidate[] {
  return ask.options.map(({ port, label, phrases }) => ({
    what: port,
    score: scorePhrases(text, [label, ...phrases], language),
    event: { type: port },
  }));
}

/** What the caller said, as the way out of the menu; null while the conversation stays here. */
function hearInMenu(draft: TurnDraft, wait: MenuWait, text: string): StatechartEvent | null {
  const candidates = inOrder([
    ...optionCandidates(wait.ask, text, heardIn(draft)),
    ...handlerCandidates(draft, wait.node, text),
  ]);
  const [best, second] = candidates;
  const isClear =
    best !== undefined && best.score >= SAID && (second === undefined || best.score - second.score >= TOO_CLOSE);
  if (isClear) {
    noteUnderstood(draft, { node: wait.node, layer: 'local', taken: best.what, passedOver: candidates });
    return best.event;
  }
  if (contentWords(text, heardIn(draft)).length === 0) return missed(draft, wait, candidates);
  const choices = [
    ...wait.ask.options.map(({ port, label, phrases }) => ({ value: port, words: [label, ...phrases] })),
    ...handlersInScope(draft.statechart, wait.node).map(({ event, label, phrases }) => ({
      value: event,
      words: [label, ...phrases],
    })),
  ];
  askWhatWasMeant(draft, wait, {
    text,
    instruction: `A caller was asked: “${render(draft, wait.ask.prompt)}” Say which of the choices they meant, or “${NONE}”.`,
    tool: TOOL,
    properties: {
      choice: {
        type: 'string',
        enum: [...choices.map(({ value }) => value), NONE],
        description: choices.map(({ value, words }) => `${value}: ${words.join(', ')}`).join('\n'),
      },
    },
  });
  return null;
}

/** The model's word on what was meant. */
function modelRepliedInMenu(
  draft: TurnDraft,
  wait: MenuWait,
  toolUses: readonly { name: string; input: unknown }[],
): StatechartEvent | null {
  const { choice } = toolInput(toolUses, TOOL);
  const known = [
    ...wait.ask.options.map(({ port }) => port),
    ...handlersInScope(draft.statechart, wait.node).map(({ event }) => event),
  ];
  const taken = known.find((name) => name === choice);
  if (taken === undefined) return missed(draft, wait, []);
  noteUnderstood(draft, { node: wait.node, layer: 'model', taken });
  return { type: taken };
}

function pressInMenu(draft: TurnDraft, wait: MenuWait, key: string): StatechartEvent | null {
  const option = wait.ask.options.find((candidate) => candidate.key === key);
  const taken = option === undefined ? handlerOfKey(draft.statechart, wait.node, key)?.event : { type: option.port };
  if (taken === undefined) return missed(draft, wait, []);
  noteUnderstood(draft, { node: wait.node, layer: 'key', taken: taken.type });
  return taken;
}

/** Nothing fitted: the next rung, or out by the port of that name. */
function missed(draft: TurnDraft, wait: MenuWait, candidates: readonly Candidate[]): StatechartEvent | null {
  noteUnderstood(draft, { node: wait.node, layer: 'none', taken: '', passedOver: candidates });
  const next: MenuWait = { ...wait, noMatch: wait.noMatch + 1 };
  const stays = climb(draft, next, {
    ladder: wait.ask.noMatch,
    attempt: wait.noMatch,
    question: render(draft, wait.ask.prompt),
  });
  return stays ? null : { type: 'noMatch' };
}

function silentInMenu(draft: TurnDraft, wait: MenuWait): StatechartEvent | null {
  const next: MenuWait = { ...wait, noInput: wait.noInput + 1 };
  const stays = climb(draft, next, {
    ladder: wait.ask.noInput,
    attempt: wait.noInput,
    question: render(draft, wait.ask.prompt),
  });
  return stays ? null : { type: 'noInput' };
}

export const menuBehaviour: WaitBehaviour<'menu'> = {
  hear: hearInMenu,
  press: pressInMenu,
  staySilent: silentInMenu,
  modelReplied: (draft, wait, { toolUses }) => modelRepliedInMenu(draft, wait, toolUses),
  modelFailed: (draft, wait) => missed(draft, wait, []),
};
