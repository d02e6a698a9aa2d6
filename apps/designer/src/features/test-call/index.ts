export { AnswerersChoice, answerersOf } from './answerers-choice.tsx';
export { CallerChoice, type PossibleCaller } from './caller-choice.tsx';
export { type Practice, TestCallPanel } from './test-call-panel.tsx';
export type { GoBack } from './test-call-state.ts';
export { type TestCallControl, useTestCall } from './use-test-call.ts';
