import { createContext, useContext } from 'react';

/** Somebody asked that the draft be published as it was then. Moments are epoch ms; a name is null once they have left. */
export interface PublishRequest {
  readonly id: string;
  /** `outdated`: the draft says something else by now. */
  readonly status: 'open' | 'approved' | 'declined' | 'outdated';
  /** Of the version that is published by it. */
  readonly name: string;
  readonly note: string;
  readonly requestedBy: string | null;
  readonly requestedAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly reason: string;
  readonly isOwn: boolean;
}

export interface Approval {
  /** Nothing is published that somebody else has not approved. */
  readonly isNeeded: boolean;
  /** What this person may do; `choose`: say whether approval is needed. */
  readonly may: { readonly ask: boolean; readonly publish: boolean; readonly choose: boolean };
  /** Nobody else may publish, so nobody else could approve. */
  readonly isAlone: boolean;
  readonly request: PublishRequest | null;
}

/** `outdated`: nothing was published, since the draft was changed after it was asked for. */
export type Decision =
  | { readonly status: 'approved' }
  | { readonly status: 'outdated' }
  | { readonly status: 'published'; readonly version: number };

/** Whose word publishing takes: another object whenever it is something else. Each promise rejects with a sentence. */
export interface ApprovalSource {
  /** Null until it is known. */
  readonly approval: Approval | null;
  /** Fetches it again: the draft may have been changed. */
  look(): Promise<void>;
  ask(about: { readonly name: string; readonly note: string }): Promise<void>;
  withdraw(request: string): Promise<void>;
  /** @param options `at`: when it begins to answer (epoch ms); left out: now */
  approve(request: string, options: { publish: boolean; at?: number }): Promise<Decision>;
  decline(request: string, reason: string): Promise<void>;
  setNeeded(isNeeded: boolean): Promise<void>;
}

export const ApprovalSourceContext = createContext<ApprovalSource | null>(null);

/** @throws Error outside of the editor */
export function useApproval(): ApprovalSource {
  const source = useContext(ApprovalSourceContext);
  if (source === null) throw new Error('Approval is known only inside the editor.');
  return source;
}
