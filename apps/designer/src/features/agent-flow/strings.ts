export const agentFlowStrings = {
  refused: 'The flow has errors; repair them, then publish.',
  notCallable: 'The flow has errors; repair them, then call.',
  notOpened: 'The draft could not be opened. It is safe on the server; try again in a moment.',
} as const;
