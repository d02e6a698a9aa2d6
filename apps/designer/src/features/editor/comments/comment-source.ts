import { createContext, useContext } from 'react';

/** Somebody of the workspace. */
export interface Member {
  readonly userId: string;
  readonly name: string;
}

/** What somebody said about a step. Moments are epoch ms. */
export interface StepComment {
  readonly id: string;
  /** Null once the account is gone. */
  readonly author: Member | null;
  readonly text: string;
  /** User ids of those whom the text names. */
  readonly mentions: readonly string[];
  readonly createdAt: number;
  readonly editedAt: number | null;
  readonly isDeleted: boolean;
}

export interface Thread {
  readonly id: string;
  /** The step it is about; it may be gone. */
  readonly nodeId: string;
  readonly resolved: { readonly at: number; readonly by: string | null } | null;
  readonly comments: readonly StepComment[];
  /** Others have said something that this person has not seen. */
  readonly isUnread: boolean;
  /** And it names this person. */
  readonly mentionsReader: boolean;
}

export interface Written {
  readonly text: string;
  readonly mentions: readonly string[];
}

/** What people say about the steps of the flow: another object whenever it is something else. Each promise rejects with a sentence. */
export interface CommentSource {
  /** User id of whoever looks. */
  readonly self: string;
  readonly status: 'loading' | 'failed' | 'known';
  readonly threads: readonly Thread[];
  /** Everybody who can be mentioned. */
  readonly members: readonly Member[];
  /** Gives the thread. */
  start(node: string, written: Written): Promise<string>;
  reply(thread: string, written: Written): Promise<void>;
  edit(comment: string, written: Written): Promise<void>;
  remove(comment: string): Promise<void>;
  setResolved(thread: string, resolved: boolean): Promise<void>;
  /** Everything up to that moment has been seen. */
  markRead(thread: string, until: number): Promise<void>;
}

export const CommentSourceContext = createContext<CommentSource | null>(null);

/** @throws Error outside of the editor */
export function useComments(): CommentSource {
  const source = useContext(CommentSourceContext);
  if (source === null) throw new Error('Comments are known only inside the editor.');
  return source;
}
