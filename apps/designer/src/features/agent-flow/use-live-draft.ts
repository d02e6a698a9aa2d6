import type { AgentId } from '@aybiza/foundation/ids';
import type { LiveNews } from '@aybiza/shared-flow';
import { useEffect, useState } from 'react';
import { useLatest } from '../../components/use-latest.ts';
import type { LiveDraft } from '../editor/index.ts';
import { createUnsavedStore, useFindPerson } from '../unsaved-edits/index.ts';
import { openLiveDraft } from './open-live-draft.ts';

export type LiveDraftState =
  | { readonly status: 'opening' }
  | { readonly status: 'open'; readonly draft: LiveDraft }
  | { readonly status: 'refused'; readonly code: string };

const OPENING: LiveDraftState = { status: 'opening' };

const UNSAVED = createUnsavedStore();

/** The agent's draft, as long as the page is there. `onNews` hears what is different beside it. */
export function useLiveDraft(
  agentId: AgentId,
  onNews: (news: LiveNews) => void,
): { state: LiveDraftState; retry: () => void } {
  const [state, setState] = useState<LiveDraftState>(OPENING);
  const [attempt, setAttempt] = useState(0);
  const findPerson = useFindPerson();
  const latest = useLatest(onNews);
  // The server: a connection that lives as long as the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another connection
  useEffect(() => {
    const close = openLiveDraft({
      agentId,
      findPerson,
      unsaved: UNSAVED,
      onOpen: (draft) => setState({ status: 'open', draft }),
      onNews: (news) => latest.current(news),
      onRefused: (code) => setState((known) => (known.status === 'open' ? known : { status: 'refused', code })),
    });
    return () => {
      setState(OPENING);
      close();
    };
  }, [agentId, attempt]);
  return { state, retry: () => setAttempt((last) => last + 1) };
}
