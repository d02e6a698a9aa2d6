import type { CallEvent } from '@aybiza/call-log';

/** What somebody who looked at a call wants to do with it in the editor. */
export type EarlierCall =
  /** A test call goes on from a turn of it: as it stood before that entry of its log. */
  | { readonly wish: 'fork'; readonly callId: string; readonly seq: number }
  | { readonly wish: 'scenario'; readonly events: readonly CallEvent[] };
