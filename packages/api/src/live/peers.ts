import { randomUUID } from 'node:crypto';
import type { Bus } from '@aybiza/backbone/bus/port';
import { MAX_MESSAGE_BYTES } from '@aybiza/backbone/bus/port';
import { draftTopic } from '@aybiza/backbone/drafts/draft-news';
import { errorMessage } from '@aybiza/foundation/errors';
import type { FlowId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import { LIVE_NEWS, type LiveNews } from '@aybiza/shared-flow';
import { z } from 'zod';

const messageSchema = z.object({
  from: z.string(),
  /** `here`: I have it open too; `gone`: no longer; `look`: there is something new in the database; `news`: beside the draft. */
  say: z.enum(['here', 'gone', 'update', 'presence', 'look', 'news']),
  bytes: z.base64().optional(),
  news: z.enum(LIVE_NEWS).optional(),
});
type Message = z.output<typeof messageSchema>;

/** What fits into a message beside its other members. */
const MAX_BYTES = Math.floor((MAX_MESSAGE_BYTES - 200) * 0.75);

export interface PeersOptions {
  readonly bus: Bus;
  readonly logger: Logger;
  readonly flowId: FlowId;
  onUpdate(update: Uint8Array): void;
  onPresence(presence: Uint8Array): void;
  onLook(): void;
  /** Something beside the draft is different now. */
  onNews(news: LiveNews): void;
  /** Another process has opened it: it knows of nobody yet. */
  onArrived(): void;
}

/** The other processes that have the same draft open. As long as there are none, nothing is said. */
export class Peers {
  readonly #options: PeersOptions;
  readonly #self = randomUUID();
  readonly #others = new Set<string>();
  #stop: () => void = () => undefined;

  constructor(options: PeersOptions) {
    this.#options = options;
  }

  /** Without a bus one works on alone; what others do then arrives with the next save. */
  async join(): Promise<void> {
    const { bus, logger, flowId } = this.#options;
    try {
      this.#stop = await bus.subscribe(draftTopic(flowId), (message) => this.#hear(messageSchema.parse(message)));
    } catch (error) {
      logger.warn({ flowId, personal: errorMessage(error) }, 'draft is open without its peers');
    }
    await this.#say('here');
  }

  async leave(): Promise<void> {
    this.#stop();
    if (this.#others.size > 0) await this.#say('gone');
  }

  /** Others take it at once; one too large for the bus, from the database once it is saved. */
  update(update: Uint8Array): void {
    if (this.#others.size > 0 && update.length <= MAX_BYTES) void this.#say('update', update);
  }

  presence(presence: Uint8Array): void {
    if (this.#others.size > 0 && presence.length <= MAX_BYTES) void this.#say('presence', presence);
  }

  saved(): void {
    if (this.#others.size > 0) void this.#say('look');
  }

  #hear({ from, say, news, bytes = '' }: Message): void {
    if (from === this.#self) return;
    const { onUpdate, onPresence, onLook, onNews, onArrived } = this.#options;
    if (say === 'look') onLook();
    else if (say === 'news') news !== undefined && onNews(news);
    else if (say === 'update') onUpdate(Buffer.from(bytes, 'base64'));
    else if (say === 'presence') onPresence(Buffer.from(bytes, 'base64'));
    else if (say === 'gone') this.#others.delete(from);
    else if (!this.#others.has(from)) {
      this.#others.add(from);
      void this.#say('here');
      onArrived();
    }
  }

  async #say(say: Message['say'], bytes?: Uint8Array): Promise<void> {
    const { bus, logger, flowId } = this.#options;
    const content = bytes === undefined ? {} : { bytes: Buffer.from(bytes).toString('base64') };
    const message: Message = { from: this.#self, say, ...content };
    try {
      await bus.publish(draftTopic(flowId), message);
    } catch (error) {
      logger.warn({ flowId, personal: errorMessage(error) }, 'draft could not be told of');
    }
  }
}
