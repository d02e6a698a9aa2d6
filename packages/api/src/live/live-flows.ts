import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Auth } from '@aybiza/auth/create-auth';
import type { AccessGround } from '@aybiza/db/lost-access';
import { AppError, errorMessage } from '@aybiza/foundation/errors';
import { agentIdSchema } from '@aybiza/foundation/ids';
import { parseUrl } from '@aybiza/foundation/url';
import { LIVE_PATH, readSaveRequest, type SaveAnswer } from '@aybiza/shared-flow';
import { type Configuration, type Document, Hocuspocus } from '@hocuspocus/server';
import { WebSocketServer } from 'ws';
import { admit } from '../admit.ts';
import type { ApiServices, RequestContext } from '../context.ts';
import { type Entrance, enterWorkspace } from '../enter-workspace.ts';
import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { createContext } from '../http/create-context.ts';
import { OpenDraft } from './open-draft.ts';

/** More than the largest flow takes. */
const MAX_MESSAGE_BYTES = 32 * 1024 * 1024;
/** A page says something every few seconds. */
const SILENT_MS = 30_000;

/** Drafts that people have open in this process. */
export interface LiveFlows {
  /** Takes over a connection, if it asks for `LIVE_PATH` and comes from a page of ours. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Saves what is open. */
  close(): Promise<void>;
}

/** What is known of a connection; the first part from its beginning on, the rest for each draft. */
interface Visit {
  readonly request: RequestContext;
  /** The connection ends with this right; a page comes back by itself, and is asked anew who it is. */
  endWith(ground: AccessGround): void;
  entrance?: Entrance;
}

/** Serves drafts to several people at once: one document for each, of which every save is a revision of the draft. */
export function createLiveFlows(services: ApiServices, auth: Auth): LiveFlows {
  const open = new Map<Document, OpenDraft>();
  const hocuspocus = new Hocuspocus({ quiet: true, timeout: SILENT_MS, ...hooksFor(services, open) });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  return {
    handleUpgrade(request, socket, head) {
      // A caller that goes away before it is let in is no reason to end the process.
      socket.on('error', () => socket.destroy());
      if (request.url?.split('?')[0] !== LIVE_PATH) return refuse(socket, '404 Not Found');
      if (!isFromOurPage(request)) return refuse(socket, '403 Forbidden');
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
      const known = createContext(services, auth, { headers, cookies: true });
      void known.then((context) =>
        sockets.handleUpgrade(request, socket, head, (connection) => {
          // What is no message of ours, or too large; `ws` closes the connection by itself.
          connection.on('error', (error) =>
            services.logger.warn({ personal: errorMessage(error) }, 'live connection failed'),
          );
          const endWith: Visit['endWith'] = (ground) => {
            connection.once(
              'close',
              services.accessWatch.watch(ground, () => connection.close(1000)),
            );
          };
          hocuspocus.handleConnection(connection, request, { request: context, endWith } satisfies Visit);
        }),
      );
    },
    async close() {
      for (const connection of sockets.clients) connection.close(1001);
      await Promise.all([...open.values()].map((draft) => draft.settle().catch(() => undefined)));
      await Promise.all([...open.values()].map((draft) => draft.close()));
      open.clear();
    },
  };
}

/** Who is let in, where documents come from and what becomes of them. */
function hooksFor(services: ApiServices, open: Map<Document, OpenDraft>): Partial<Configuration> {
  const draftOf = ({ workspaceId }: Entrance, documentName: string) =>
    services.db.forWorkspace(workspaceId, (tx) => getAgentDraft(tx, agentIdSchema.parse(documentName)));
  return {
    async onAuthenticate({ documentName, context, connectionConfig }) {
      const visit = visitOf(context);
      try {
        await admit(visit.request);
        const entrance = await enterWorkspace(visit.request, { role: 'viewer', scope: 'flows:read' });
        await draftOf(entrance, documentName);
        visit.entrance = entrance;
        const writer = await enterAsWriter(visit.request);
        connectionConfig.readOnly = writer === undefined;
        // A writer whose role falls comes back as a reader.
        visit.endWith((writer ?? entrance).ground);
      } catch (error) {
        throw new Refusal(error instanceof AppError ? error.code : 'INTERNAL', { cause: error });
      }
    },
    async onLoadDocument({ documentName, context, document, instance }) {
      const { entrance } = visitOf(context);
      if (entrance === undefined) throw new Error('a draft is opened by whoever was let in');
      const { workspaceId } = entrance;
      const { id: flowId } = await draftOf(entrance, documentName);
      const onGone = () => instance.closeConnections(documentName);
      // One that could not be unloaded, since the database was away, is as soon as it is saved.
      const onSaved = () => void instance.unloadDocument(document);
      const draft = new OpenDraft({ services, workspaceId, flowId, document, onSaved, onGone });
      await draft.open();
      open.set(document, draft);
      document.once('destroy', () => {
        open.delete(document);
        void draft.close();
      });
    },
    async onChange({ document, context }) {
      const actor = visitOf(context).entrance?.actor.id;
      if (actor !== undefined) open.get(document)?.editedBy(actor);
    },
    async onStateless({ document, connection, payload }) {
      const request = readSaveRequest(payload);
      if (request === undefined) return;
      const answer: SaveAnswer = (await open.get(document)?.answer(request)) ?? {
        answer: 'failed',
        id: request.id,
      };
      connection.sendStateless(JSON.stringify(answer));
    },
    async beforeUnloadDocument({ document }) {
      // What throws here keeps the document in memory: its draft is not in the database yet.
      await open.get(document as Document)?.settle();
    },
  };
}

/** @throws when it cannot be found out: a database that is away makes nobody a viewer */
async function enterAsWriter(request: RequestContext): Promise<Entrance | undefined> {
  try {
    return await enterWorkspace(request, { role: 'editor', scope: 'flows:write' });
  } catch (error) {
    if (error instanceof AppError && error.code === 'FORBIDDEN') return undefined;
    throw error;
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** A page of another site must not use the cookies of ours. Programs, which have no cookies to be misused, send no origin. */
function isFromOurPage({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true;
  const page = parseUrl(headers.origin);
  return page !== undefined && page.host === (headers['x-forwarded-host'] ?? headers.host);
}

/** Has no message: the library tells the page the reason, and would write a message to the console, where it is no news. */
class Refusal extends Error {
  readonly reason: string;

  constructor(reason: string, options: ErrorOptions) {
    super(undefined, options);
    this.reason = reason;
  }
}

function visitOf(context: unknown): Visit {
  return context as Visit; // handed to each connection below, and kept by the library as it is
}
