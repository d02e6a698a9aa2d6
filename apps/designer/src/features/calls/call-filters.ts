/** What a person looks for; an empty text means everything. */
export interface CallFilters {
  agentId: string;
  status: '' | 'live' | 'ended' | 'failed';
  kind: '' | 'real' | 'test';
  party: string;
}

export const NO_FILTERS: CallFilters = { agentId: '', status: '', kind: '', party: '' };

/** The filters as the API takes them; the agent is added by the page, which may have a fixed one. */
export function toInput({ status, kind, party }: CallFilters) {
  return {
    ...(status === '' ? {} : { status }),
    ...(kind === '' ? {} : { isTest: kind === 'test' }),
    ...(party.trim() === '' ? {} : { party: party.trim() }),
  };
}
