export { AnswerersChoice, answerersOf } from './answerers-choice.tsx';
export { CallerChoice, type PossibleCaller } from './caller-choice.tsx';
export { type Microphone, openMicrophone } from './microphone.ts';
export { openSpeaker, type Speaker } from './speaker.ts';
export type { TestCallInvitation } from './test-call.ts';
export { openContext } from './test-call.ts';
export { type Practice, TestCallPanel } from './test-call-panel.tsx';
export type { GoBack } from './test-call-state.ts';
export { type TestCallControl, useTestCall } from './use-test-call.ts';
