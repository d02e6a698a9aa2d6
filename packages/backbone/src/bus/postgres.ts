import { type Clock, systemClock } from '@aybiza/foundation/clock';
import pg from 'pg';
import { openPostgresSocket } from '../postgres-socket.ts';
import { type Bus, type BusOptions, busError, encodeMessage } from './port.ts';
import { TopicHandlers } from './topic-handlers.ts';

const CHANNEL = 'aybiza_bus';
// In this order: a publisher gives up first, then a query; a heartbeat keeps the socket from being silent for so long
// that it counts as dead.
const WAIT_MS = 2_000;
const ANSWER_MS = 1_000;
const HEARTBEAT_MS = 5_000;

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;
const MAX_WAITING = 1_000;

/** The bus on LISTEN and NOTIFY, over one connection of its own: for the embedded set-up. */
export function createPostgresBus(options: BusOptions & { clock?: Clock }): Bus {
  return new PostgresBus(options);
}

class PostgresBus implements Bus {
  readonly #options: BusOptions;
  readonly #waitMs: number;
  readonly #clock: Clock;
  readonly #handlers: TopicHandlers;
  /** Resolves with a connection that listens; replaced whenever the connection is lost. */
  #connection: Promise<pg.Client>;
  #client: pg.Client | undefined;
  #lastTurn: Promise<void> = Promise.resolve();
  #waiting = 0;
  #closed = false;
  #cancelTimer: () => void = () => {};

  constructor(options: BusOptions & { clock?: Clock }) {
    this.#options = options;
    this.#waitMs = options.waitMs ?? WAIT_MS;
    this.#clock = options.clock ?? systemClock();
    this.#handlers = new TopicHandlers(options.onError);
    this.#connection = this.#open();
  }

  async publish(topic: string, message: unknown): Promise<void> {
    const payload = `${topic}\n${encodeMessage(topic, message)}`;
    if (this.#waiting >= MAX_WAITING) throw busError('BUS_BUSY', { message: 'too many messages wait for the bus' });
    this.#waiting += 1;
    try {
      const client = await this.#connected();
      await this.#inTurn(client, 'SELECT pg_notify($1, $2)', [CHANNEL, payload]);
    } catch (cause) {
      throw busError('BUS_UNAVAILABLE', { message: 'the bus could not take a message', cause });
    } finally {
      this.#waiting -= 1;
    }
  }

  async subscribe(topic: string, handler: (message: unknown) => void): Promise<() => void> {
    const remove = this.#handlers.add(topic, handler);
    try {
      await this.#connected();
      return remove;
    } catch (cause) {
      remove();
      throw busError('BUS_UNAVAILABLE', { message: 'the bus cannot be reached', cause });
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelTimer();
    await this.#client?.end();
  }

  /** The connection, or an error when there is none in time. */
  async #connected(): Promise<pg.Client> {
    let cancel = () => {};
    const late = new Promise<never>((_resolve, reject) => {
      cancel = this.#clock.after(this.#waitMs, () => reject(new Error('no connection in time')));
    });
    try {
      return await Promise.race([this.#connection, late]);
    } finally {
      cancel();
    }
  }

  /** One statement after the other: a connection takes no two at once. One that fails ends the connection for all behind it. */
  async #inTurn(client: pg.Client, statement: string, values: string[] = []): Promise<void> {
    const turn = this.#lastTurn.then(() => client.query(statement, values));
    this.#lastTurn = turn.then(
      () => {},
      () => void client.end().catch(this.#options.onError), // not waited for: its network may be gone
    );
    await turn;
  }

  #open(): Promise<pg.Client> {
    const connection = this.#connectUntilClosed();
    connection.catch(() => {}); // it fails only when the bus is closed; whoever waits for it hears of it
    return connection;
  }

  async #connectUntilClosed(): Promise<pg.Client> {
    for (let retryMs = FIRST_RETRY_MS; !this.#closed; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      const client = this.#createClient();
      this.#client = client;
      try {
        await client.connect();
        await client.query(`LISTEN ${CHANNEL}`);
        client.on('end', () => this.#replace());
        this.#beat(client);
        return client;
      } catch (error) {
        await client.end();
        if (this.#closed) break; // a connection cut off by closing is no news, and a pause would outlive us
        this.#options.onError(error);
        await this.#pause(retryMs);
      }
    }
    throw new Error('the bus is closed');
  }

  #createClient(): pg.Client {
    const client = new pg.Client({
      connectionString: this.#options.url,
      connectionTimeoutMillis: this.#waitMs + ANSWER_MS,
      query_timeout: this.#waitMs + ANSWER_MS,
      application_name: 'aybiza-bus',
      stream: openPostgresSocket,
    });
    // Before anything else: an error without a listener ends the process.
    client.on('error', this.#options.onError);
    client.on('notification', ({ payload = '' }) => {
      const end = payload.indexOf('\n');
      this.#handlers.deliver(payload.slice(0, end), payload.slice(end + 1));
    });
    return client;
  }

  #replace(): void {
    this.#cancelTimer();
    if (!this.#closed) this.#connection = this.#open();
  }

  /** A connection that only listens would never notice that its network is gone. */
  #beat(client: pg.Client): void {
    this.#cancelTimer = this.#clock.after(HEARTBEAT_MS, () => {
      this.#inTurn(client, 'SELECT 1').catch(this.#options.onError);
      this.#beat(client);
    });
  }

  #pause(pauseMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.#cancelTimer = this.#clock.after(pauseMs, resolve);
    });
  }
}
