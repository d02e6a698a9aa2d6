import type { AgentId } from '@aybiza/foundation/ids';
import { LIVE_NEWS, LIVE_PATH, type LiveNews, readNews, readSaveAnswer, type SaveRequest } from '@aybiza/shared-flow';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as Y from 'yjs';
import type { LiveDraft, SaveResult } from '../editor/index.ts';

/** The server answers in milliseconds; its database may have to wake up. */
const SAVE_WITHIN_MS = 10_000;
const RECONNECT_MS = { delay: 500, minDelay: 500, maxDelay: 5_000 };
/** Both sides say something every 15 seconds at least. */
const SILENT_MS = 30_000;

export interface LiveDraftEvents {
  onOpen(draft: LiveDraft): void;
  /** Why there is nothing to see: the stable code of the API. */
  onRefused(code: string): void;
  /** Something beside the draft is different now: fetch it again. */
  onNews(news: LiveNews): void;
}

/**
 * Opens the draft of an agent, to edit it together with whoever else has it open. The connection is made again by itself, for as long
 * as it takes. Gives back how to close it.
 */
export function openLiveDraft(agentId: AgentId, { onOpen, onRefused, onNews }: LiveDraftEvents): () => void {
  const doc = new Y.Doc();
  const socket = new HocuspocusProviderWebsocket({
    url: `${window.location.origin.replace(/^http/, 'ws')}${LIVE_PATH}`,
    messageReconnectTimeout: SILENT_MS,
    ...RECONNECT_MS,
  });
  const listeners = new Set<() => void>();
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: agentId,
    document: doc,
    // Who this is, the connection's cookies say; the protocol wants a word.
    token: 'session',
    onAuthenticationFailed: ({ reason }) => onRefused(reason),
    onStateless: ({ payload }) => {
      const news = readNews(payload);
      if (news !== undefined) onNews(news);
    },
    onStatus: tell,
    onSynced: () => {
      tell();
      if (!isOpen) onOpen(draft);
      // Whatever was told while there was no connection.
      else for (const news of LIVE_NEWS) onNews(news);
      isOpen = true;
    },
  });
  function tell() {
    for (const listener of listeners) listener();
  }
  const { awareness } = provider;
  if (awareness === null) throw new Error('the provider makes one unless it is told not to');
  let isOpen = false;
  const draft: LiveDraft = {
    doc,
    awareness,
    get readOnly() {
      return provider.authorizedScope === 'readonly';
    },
    save: () => askForSave(provider),
    get isOnline() {
      return provider.isSynced;
    },
    onConnection(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  provider.attach();
  return () => {
    provider.destroy();
    socket.destroy();
    doc.destroy();
  };
}

/** What was edited before is sent before: the connection keeps the order. @throws Error when no answer says that it is saved */
function askForSave(provider: HocuspocusProvider): Promise<SaveResult> {
  const request: SaveRequest = { ask: 'save', id: crypto.randomUUID() };
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      provider.off('stateless', onStateless);
      provider.off('disconnect', onLost);
    };
    const fail = (message: string) => {
      end();
      reject(new Error(message));
    };
    const onLost = () => fail('the connection was lost');
    const onStateless = ({ payload }: { payload: string }) => {
      const answer = readSaveAnswer(payload);
      if (answer?.id !== request.id) return;
      if (answer.answer === 'failed') return fail('the server could not save it');
      end();
      resolve(answer.answer === 'saved' ? { status: 'saved' } : { status: 'refused', reason: answer.reason });
    };
    const timer = setTimeout(() => fail('the server did not answer'), SAVE_WITHIN_MS);
    if (!provider.isSynced) return fail('there is no connection');
    provider.on('stateless', onStateless);
    provider.on('disconnect', onLost);
    provider.sendStateless(JSON.stringify(request));
  });
}
