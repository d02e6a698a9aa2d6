import type { Happening } from '@aybiza/call-log';

/** What an earlier command led to: part of the conversation itself. */
export type Answer = Extract<
  Happening,
  {
    type:
      | 'modelReplied'
      | 'modelFailed'
      | 'requestFinished'
      | 'transferFinished'
      | 'messageSent'
      | 'consulted'
      | 'passagesFound';
  }
>;
