import type { CallEvent } from '@aybiza/call-log';

/** Whether the log of a call says that its caller heard this text to its end. */
export const heardWhole = (events: readonly CallEvent[], text: string): boolean =>
  events.some((event) => event.type === 'agentHeard' && event.complete && event.text === text);
