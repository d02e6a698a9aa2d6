import type { FlowId, WorkspaceId } from '@aybiza/foundation/ids';
import { type SaveAnswer, type SaveRequest, writeNews } from '@aybiza/shared-flow';
import type { Document } from '@hocuspocus/server';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { notFound } from '../api-error.ts';
import type { ApiServices } from '../context.ts';
import { DATABASE, DraftKeeper } from './draft-keeper.ts';
import { Peers } from './peers.ts';

export interface OpenDraftOptions {
  readonly services: ApiServices;
  readonly workspaceId: WorkspaceId;
  readonly flowId: FlowId;
  readonly document: Document;
  onSaved(): void;
  onGone(): void;
}

/** The origin of what came from other processes. */
const PEER = Symbol('peer');

/** A draft that people have open: kept in the database, and the same in every process. */
export class OpenDraft {
  readonly #keeper: DraftKeeper;
  readonly #peers: Peers;
  readonly #options: OpenDraftOptions;

  constructor(options: OpenDraftOptions) {
    this.#options = options;
    const { services, workspaceId, flowId, document, onSaved, onGone } = options;
    const { db, clock, logger, bus } = services;
    this.#peers = new Peers({
      bus,
      logger,
      flowId,
      onUpdate: (update) => Y.applyUpdate(document, update, PEER),
      onPresence: (presence) => applyAwarenessUpdate(document.awareness, presence, PEER),
      onLook: () => void this.#keeper.look(),
      onNews: (news) => document.broadcastStateless(writeNews(news)),
      onArrived: () => this.#sayWhoIsHere([...document.awareness.getStates().keys()]),
    });
    const doc = { db, clock, logger, workspaceId, flowId, doc: document };
    this.#keeper = new DraftKeeper({
      ...doc,
      onSaved: () => {
        this.#peers.saved();
        onSaved();
      },
      onGone,
    });
  }

  /** @throws AppError `NOT_FOUND` */
  async open(): Promise<void> {
    const { document } = this.#options;
    if (!(await this.#keeper.open())) throw notFound('agent');
    document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== PEER && origin !== DATABASE) this.#peers.update(update);
    });
    document.awareness.on(
      'update',
      ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
        if (origin !== PEER) this.#sayWhoIsHere([...added, ...updated, ...removed]);
      },
    );
    await this.#peers.join();
  }

  editedBy(person: string): void {
    this.#keeper.editedBy(person);
  }

  async answer({ id }: SaveRequest): Promise<SaveAnswer> {
    try {
      const kept = await this.#keeper.save();
      if (kept.status === 'saved') return { answer: 'saved', id, revision: kept.revision };
      if (kept.status === 'refused') return { answer: 'refused', id, reason: kept.reason };
      return { answer: 'failed', id };
    } catch {
      // The keeper has logged it and tries again; the page does as well.
      return { answer: 'failed', id };
    }
  }

  /** Resolves when everything is in the database. @throws Error when it cannot be reached */
  async settle(): Promise<void> {
    if (!this.#keeper.isClean) await this.#keeper.save();
  }

  async close(): Promise<void> {
    this.#keeper.close();
    await this.#peers.leave();
  }

  #sayWhoIsHere(clients: number[]): void {
    const { awareness } = this.#options.document;
    this.#peers.presence(encodeAwarenessUpdate(awareness, clients));
  }
}
