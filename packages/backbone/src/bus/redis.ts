import { type Clock, systemClock } from '@aybiza/foundation/clock';
import type { Redis } from 'ioredis';
import { openRedis } from '../redis-connection.ts';
import { type Bus, type BusOptions, busError, encodeMessage } from './port.ts';
import { TopicHandlers } from './topic-handlers.ts';

const PREFIX = 'aybiza:bus:';
const MAX_WAITING = 1_000;
const HEARTBEAT_MS = 5_000;

/** The bus on Redis, over two connections: one that listens can say nothing. For the scaled set-up. */
export function createRedisBus(options: BusOptions & { clock?: Clock }): Bus {
  return new RedisBus(options);
}

class RedisBus implements Bus {
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  readonly #handlers: TopicHandlers;
  #waiting = 0;
  #closed = false;
  #cancelBeat: () => void = () => {};

  constructor(options: BusOptions & { clock?: Clock }) {
    this.#publisher = openRedis(options);
    this.#subscriber = openRedis(options);
    this.#handlers = new TopicHandlers(options.onError);
    this.#subscriber.on('message', (channel: string, text: string) => {
      this.#handlers.deliver(channel.slice(PREFIX.length), text);
    });
    this.#subscriber.on('ready', () => this.#listenAgain(options));
    this.#beat(options);
  }

  async publish(topic: string, message: unknown): Promise<void> {
    const text = encodeMessage(topic, message);
    if (this.#waiting >= MAX_WAITING) throw busError('BUS_BUSY', { message: 'too many messages wait for the bus' });
    this.#waiting += 1;
    try {
      await this.#publisher.publish(PREFIX + topic, text);
    } catch (cause) {
      throw busError('BUS_UNAVAILABLE', { message: 'the bus could not take a message', cause });
    } finally {
      this.#waiting -= 1;
    }
  }

  async subscribe(topic: string, handler: (message: unknown) => void): Promise<() => void> {
    const remove = this.#handlers.add(topic, handler, () => {
      this.#subscriber.unsubscribe(PREFIX + topic).catch(() => {}); // gone with the connection then
    });
    try {
      await this.#subscriber.subscribe(PREFIX + topic);
      return remove;
    } catch (cause) {
      remove();
      throw busError('BUS_UNAVAILABLE', { message: 'the bus cannot be reached', cause });
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelBeat();
    this.#publisher.disconnect();
    this.#subscriber.disconnect();
  }

  /** A new connection listens to nothing; one on which that cannot be changed is no better than none. */
  #listenAgain({ onError }: BusOptions): void {
    const { topics } = this.#handlers;
    if (topics.length === 0) return;
    this.#subscriber.subscribe(...topics.map((topic) => PREFIX + topic)).catch((error: unknown) => {
      if (this.#closed) return;
      onError(error);
      this.#subscriber.disconnect(true);
    });
  }

  /** A connection that only listens would never notice that its network is gone: one that answers nothing is made anew. */
  #beat(options: BusOptions & { clock?: Clock }): void {
    this.#cancelBeat = (options.clock ?? systemClock()).after(HEARTBEAT_MS, () => {
      this.#subscriber.ping().catch(options.onError);
      this.#beat(options);
    });
  }
}
