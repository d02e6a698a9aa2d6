import type { ActionOf, StatechartEvent } from '@aybiza/statechart';
import { answerQuestion, readAnswer } from './answer-question.ts';
import type { AnswerWait } from './dialogue.ts';
import { startFiller } from './filler.ts';
import { handlerCandidates, inOrder } from './handlers.ts';
import { languageOf } from './language-of.ts';
import { askLibrary, gatherPassages, noteSources } from './look-up.ts';
import { operatorNotes } from './operator.ts';
import type { LibraryPassage } from './shown-passage.ts';
import { drawTicket, listen, render, setWait, speak, type TurnDraft } from './turn-draft.ts';
import { SAID_CLEARLY } from './understand/phrase-score.ts';
import { noteUnderstood } from './understood.ts';
import { hearHandlersOnly, type ModelReply, type WaitBehaviour } from './wait-behaviour.ts';

const NOT_FOUND = 'notFound';

type AnswerParams = ActionOf<'answer'>['params'];

/** Answers what the caller has just asked, or asks for the question first. */
export function enterAnswer(draft: TurnDraft, params: AnswerParams): StatechartEvent | null {
  const wait: AnswerWait = {
    kind: 'answer',
    node: params.node,
    ticket: drawTicket(draft),
    answer: params,
    asked: '',
    passages: [],
  };
  setWait(draft, wait);
  const prompt = render(draft, params.prompt);
  const question = draft.carried === '' ? draft.dialogue.lastSaid : draft.carried;
  if (prompt === '') return question === '' ? { type: NOT_FOUND } : lookUp(draft, wait, question);
  speak(draft, prompt, {
    node: params.node,
    interruption: params.interruption,
    voice: params.voice,
    purpose: 'prompt',
  });
  listen(draft, wait);
  return null;
}

/** Looks for what fits the question, in the workspace's knowledge where the flow names some of it. */
function lookUp(draft: TurnDraft, wait: AnswerWait, asked: string): StatechartEvent | null {
  const { node } = wait;
  const ticket = drawTicket(draft);
  const next: AnswerWait = { ...wait, ticket, asked, passages: [] };
  if (!askLibrary(draft, wait.answer, { ticket, node, question: asked })) return answerFrom(draft, next, []);
  setWait(draft, next);
  startFiller(draft);
  return null;
}

/** Asks the model, which sees the fitting passages and nothing else. */
function answerFrom(draft: TurnDraft, wait: AnswerWait, found: readonly LibraryPassage[]): StatechartEvent | null {
  const { asked } = wait;
  const passages = gatherPassages(draft.statechart.knowledge, wait.answer, {
    ...{ question: asked, found },
    language: languageOf(draft),
  });
  if (passages.length === 0) {
    noteUnderstood(draft, { node: wait.node, layer: 'local', taken: NOT_FOUND });
    return { type: NOT_FOUND };
  }
  const next: AnswerWait = { ...wait, ticket: drawTicket(draft), passages };
  setWait(draft, next);
  startFiller(draft);
  draft.commands.push({
    type: 'askModel',
    ticket: next.ticket,
    node: next.node,
    purpose: 'answer',
    speech: null,
    interruption: next.answer.interruption,
    question: answerQuestion({
      question: asked,
      passages,
      persona: draft.statechart.settings.persona,
      language: languageOf(draft),
      instructions: next.answer.instructions,
      notes: operatorNotes(draft.dialogue),
    }),
  });
  return null;
}

function modelReplied(draft: TurnDraft, wait: AnswerWait, { toolUses }: ModelReply): StatechartEvent {
  const answer = readAnswer(toolUses, wait.passages);
  noteUnderstood(draft, { node: wait.node, layer: 'model', taken: answer === null ? NOT_FOUND : 'answered' });
  if (answer === null) return { type: NOT_FOUND };
  noteSources(draft, wait.node, answer.cited);
  speak(draft, answer.text, {
    node: wait.node,
    interruption: wait.answer.interruption,
    voice: wait.answer.voice,
    purpose: 'reply',
  });
  return { type: 'answered' };
}

export const answerBehaviour: WaitBehaviour<'answer'> = {
  hear(draft, wait, text) {
    const handlers = inOrder(handlerCandidates(draft, wait.node, text));
    const [handler] = handlers;
    if (handler !== undefined && handler.score >= SAID_CLEARLY) {
      noteUnderstood(draft, { node: wait.node, layer: 'local', taken: handler.what, passedOver: handlers });
      return handler.event;
    }
    // What is added while the model thinks belongs to the question.
    return lookUp(draft, wait, `${wait.asked} ${text}`.trim());
  },
  press: hearHandlersOnly.press,
  staySilent: () => ({ type: NOT_FOUND }),
  modelReplied,
  // What could not be looked up in time is not waited for: the flow's own documents may tell.
  reported: (draft, wait, report) =>
    report.type === 'passagesFound' ? answerFrom(draft, wait, report.passages) : null,
  modelFailed: () => ({ type: NOT_FOUND }),
};
