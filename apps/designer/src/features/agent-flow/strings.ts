export const agentFlowStrings = {
  refused: 'The flow has errors; repair them, then publish.',
  notCallable: 'The flow has errors; repair them, then call.',
} as const;
