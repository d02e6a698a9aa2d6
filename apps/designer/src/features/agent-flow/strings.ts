export const agentFlowStrings = {
  unknownTitle: 'There is no such agent',
  unknownText: 'It may have been deleted, or the address is incomplete.',
  refused: 'The flow has errors; it was not published.',
  notCallable: 'The flow has errors; repair them, then call.',
} as const;
