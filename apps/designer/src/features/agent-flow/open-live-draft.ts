import type { AgentId } from '@aybiza/foundation/ids';
import { LIVE_NEWS, LIVE_PATH, type LiveNews, readNews, readSaveAnswer, type SaveRequest } from '@aybiza/shared-flow';
import {
  HocuspocusProvider,
  type HocuspocusProviderConfiguration,
  HocuspocusProviderWebsocket,
} from '@hocuspocus/provider';
import * as Y from 'yjs';
import type { LiveDraft, SaveResult } from '../editor/index.ts';
import { UnsavedKeeper, type UnsavedStore } from '../unsaved-edits/index.ts';

/** The server answers in milliseconds; its database may have to wake up. */
const SAVE_WITHIN_MS = 10_000;
const RECONNECT_MS = { delay: 500, minDelay: 500, maxDelay: 5_000 };
/** Both sides say something every 15 seconds at least. */
const SILENT_MS = 30_000;

export interface LiveDraftOptions {
  readonly agentId: AgentId;
  /** Who edits: what they edited here before and could not save is theirs alone. Null when that cannot be said. */
  readonly findPerson: () => Promise<string | null>;
  /** Keeps edits while there is no connection. */
  readonly unsaved: UnsavedStore;
  onOpen(draft: LiveDraft): void;
  /** Why there is nothing to see: the stable code of the API. */
  onRefused(code: string): void;
  /** Something beside the draft is different now: fetch it again. */
  onNews(news: LiveNews): void;
}

/**
 * Opens the draft of an agent, to edit it together with whoever else has it open. The connection is made again by itself, for as long
 * as it takes; what is edited meanwhile is kept in the browser, and outlives the page. Gives back how to close it.
 */
export function openLiveDraft(options: LiveDraftOptions): () => void {
  const { onOpen, onRefused, onNews } = options;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  let stage: 'opening' | 'open' | 'closed' = 'opening';
  let refusal: LiveDraft['refusal'] = null;
  let keeper: UnsavedKeeper | undefined;
  const onConnection = () => {
    keeper?.keep();
    tell();
  };
  const { doc, provider, close } = connect(options.agentId, {
    onAuthenticated() {
      refusal = null;
    },
    onAuthenticationFailed({ reason }) {
      refusal = toRefusal(reason);
      onRefused(reason);
      onConnection();
    },
    onStateless({ payload }) {
      const news = readNews(payload);
      if (news !== undefined) onNews(news);
    },
    onStatus: onConnection,
    onSynced() {
      onConnection();
      if (stage !== 'opening') {
        // Whatever was told while there was no connection.
        for (const news of LIVE_NEWS) onNews(news);
        return;
      }
      stage = 'open';
      void openKeeper(options, { provider, onChange: tell }).then((opened) => {
        keeper = opened;
        if (stage === 'open') onOpen(draft);
        // Where that fails, all that came back is still kept, and the next save takes it along.
        if (keeper?.hasBroughtBack === true) void draft.save().catch(() => undefined);
      });
    },
  });
  const { awareness } = provider;
  if (awareness === null) throw new Error('the provider makes one unless it is told not to');
  const draft: LiveDraft = {
    doc,
    awareness,
    get readOnly() {
      return provider.authorizedScope === 'readonly';
    },
    async save() {
      const saving = keeper?.saving();
      const result = await askForSave(provider);
      if (saving !== undefined) keeper?.saved(saving);
      return result;
    },
    get isOnline() {
      return provider.isSynced;
    },
    get isSafe() {
      return keeper?.isSafe === true;
    },
    get refusal() {
      return refusal;
    },
    onConnection(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  provider.attach();
  return () => {
    stage = 'closed';
    close();
  };
}

type Events = Pick<
  HocuspocusProviderConfiguration,
  'onAuthenticated' | 'onAuthenticationFailed' | 'onStateless' | 'onStatus' | 'onSynced'
>;

function connect(agentId: AgentId, events: Events) {
  const doc = new Y.Doc();
  const socket = new HocuspocusProviderWebsocket({
    url: `${window.location.origin.replace(/^http/, 'ws')}${LIVE_PATH}`,
    messageReconnectTimeout: SILENT_MS,
    ...RECONNECT_MS,
  });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: agentId,
    document: doc,
    // Who this is, the connection's cookies say; the protocol wants a word.
    token: 'session',
    ...events,
  });
  const close = () => {
    provider.destroy();
    socket.destroy();
    doc.destroy();
  };
  return { doc, provider, close };
}

/** Brings back what could not be saved the last time, before anybody sees the draft. Never rejects; undefined where nothing can be kept. */
async function openKeeper(
  { agentId, findPerson, unsaved: store }: LiveDraftOptions,
  { provider, onChange }: { provider: HocuspocusProvider; onChange: () => void },
): Promise<UnsavedKeeper | undefined> {
  const person = await findPerson().catch(() => null);
  if (person === null || provider.authorizedScope === 'readonly') return undefined;
  const isOnline = () => provider.isSynced;
  const place = { person, agent: agentId };
  const keeper = new UnsavedKeeper({ doc: provider.document, store, place, server: provider, isOnline, onChange });
  // A browser that keeps nothing has nothing to bring back.
  await keeper.bringBack().catch(() => undefined);
  return keeper;
}

/** A server that cannot say who this is, such as one without its database, is only away. */
function toRefusal(code: string): LiveDraft['refusal'] {
  if (code === 'UNAUTHENTICATED') return 'signedOut';
  return code === 'FORBIDDEN' || code === 'NOT_FOUND' ? 'shutOut' : null;
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
