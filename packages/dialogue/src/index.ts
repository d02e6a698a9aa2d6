export { type Advance, advance, type Leave, takeLeave } from './advance.ts';
export { type AnswerBrief, answerQuestion, readAnswer } from './answer-question.ts';
export {
  type CardFound,
  type CardWatch,
  hearKey,
  hearText,
  isSuspicious,
  mayGoOnLater,
  NEW_CARD_WATCH,
} from './cards/card-watch.ts';
export { concealCard } from './cards/conceal-card.ts';
export type {
  Briefing,
  DialogueCommand,
  ModelContent,
  ModelMessage,
  ModelQuestion,
  RequestExample,
  RequestToSend,
  SpeechPurpose,
  SpeechSound,
} from './command.ts';
export { type Dialogue, NEW_DIALOGUE, variablesOf, type Wait } from './dialogue.ts';
export type { Expectation, TurnProfile } from './expectation.ts';
export { FILLER_TIMER } from './filler.ts';
export { type Course, type FittedCourse, fitCourse } from './fit-course.ts';
export { KEYS_TIMER } from './keys.ts';
export { gatherPassages } from './look-up.ts';
export {
  asksInSecret,
  concealInEntry,
  keptVariables,
  maskSecrets,
  secretsGiven,
} from './mask-secrets.ts';
export { heedsWhispers, SENT_OFF } from './operator.ts';
export { MAX_PASSAGES, type Passage, rankPassages } from './rank-passages.ts';
export type { LibraryPassage, ShownPassage } from './shown-passage.ts';
export { type StaticPrompt, staticPrompts } from './static-prompts.ts';
export { isBackchannel } from './understand/backchannel.ts';
export { agrees, type CallerWish, findCallerWish } from './understand/caller-wish.ts';
export { withoutEcho } from './understand/without-echo.ts';
