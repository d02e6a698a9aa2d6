export { Conversation } from './conversation.tsx';
export type { TestCallInvitation } from './test-call.ts';
export { type Practice, TestCallPanel, type TestCallPanelProps } from './test-call-panel.tsx';
export { type ConversationLine, toConversation } from './to-conversation.ts';
export { type TestCallControl, useTestCall } from './use-test-call.ts';
