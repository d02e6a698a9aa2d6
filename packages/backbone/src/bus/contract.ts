import { expect, test } from 'vitest';
import { type Bus, MAX_MESSAGE_BYTES } from './port.ts';

const OFTEN = { interval: 20 };

export interface BusInTest {
  /** A bus of another process: its own connection to the same server. */
  open(): Bus;
  /** Cuts every connection of every bus, as a restart of the server does. */
  cutConnections(): Promise<void>;
}

/** One thing every bus must do; a value, so that a test can also prove that it goes red. */
export interface BusCheck {
  title: string;
  run(world: BusInTest): Promise<void>;
}

async function listen(bus: Bus, topic: string): Promise<unknown[]> {
  const heard: unknown[] = [];
  await bus.subscribe(topic, (message) => heard.push(message));
  return heard;
}

/** What every bus must do. */
export const busContract: readonly BusCheck[] = [
  {
    title: 'a message reaches every listener of its topic in every process, the sender’s own too',
    async run({ open }) {
      const [here, there] = [open(), open()];
      const heard = await Promise.all([listen(here, 'call:1'), listen(here, 'call:1'), listen(there, 'call:1')]);
      const other = await listen(there, 'call:2');
      await here.publish('call:1', { seq: 1 });
      await expect.poll(() => heard, OFTEN).toEqual([[{ seq: 1 }], [{ seq: 1 }], [{ seq: 1 }]]);
      expect(other).toEqual([]);
    },
  },
  {
    title: 'messages of one sender arrive in order',
    async run({ open }) {
      const [here, there] = [open(), open()];
      const heard = await listen(there, 'order');
      const numbers = Array.from({ length: 200 }, (_, index) => index);
      await Promise.all(numbers.map((number) => here.publish('order', number)));
      await expect.poll(() => heard, OFTEN).toEqual(numbers);
    },
  },
  {
    title: 'any JSON value arrives as it was',
    async run({ open }) {
      const bus = open();
      const heard = await listen(bus, 'values');
      const values = ['', 'quote " newline \n Zoë 🦷', 0, false, null, [], { nested: [{ deep: true }] }];
      for (const value of values) await bus.publish('values', value);
      await expect.poll(() => heard, OFTEN).toEqual(values);
    },
  },
  {
    title: 'who has stopped listening hears nothing more, who has not still does',
    async run({ open }) {
      const bus = open();
      const first: unknown[] = [];
      const stop = await bus.subscribe('stop', (message) => first.push(message));
      const second = await listen(bus, 'stop');
      await bus.publish('stop', 1);
      await expect.poll(() => second, OFTEN).toEqual([1]);
      stop();
      stop();
      await bus.publish('stop', 2);
      await expect.poll(() => second, OFTEN).toEqual([1, 2]);
      expect(first).toEqual([1]);
    },
  },
  {
    title: 'a listener that throws keeps nothing from the others',
    async run({ open }) {
      const bus = open();
      await bus.subscribe('throws', () => {
        throw new Error('a mistake of this listener');
      });
      const heard = await listen(bus, 'throws');
      await bus.publish('throws', 1);
      await bus.publish('throws', 2);
      await expect.poll(() => heard, OFTEN).toEqual([1, 2]);
    },
  },
  {
    title: 'the largest message passes, one byte more is refused before it is sent',
    async run({ open }) {
      const bus = open();
      const heard = await listen(bus, 'size');
      // Quotes double when they are escaped once more on the way: the worst case for a limit on bytes.
      const largest = '"'.repeat((MAX_MESSAGE_BYTES - 2) / 2);
      await bus.publish('size', largest);
      await expect.poll(() => heard, OFTEN).toEqual([largest]);
      const refusal = { code: 'BUS_MESSAGE_TOO_LARGE', retryable: false };
      await expect(bus.publish('size', `${largest}x`)).rejects.toMatchObject(refusal);
      await expect(bus.publish('x'.repeat(201), 1)).rejects.toMatchObject(refusal);
    },
  },
  {
    title: 'after the connections were cut, listeners hear again without doing anything',
    async run({ open, cutConnections }) {
      const [here, there] = [open(), open()];
      const heard = await listen(there, 'cut');
      await here.publish('cut', 'before');
      await expect.poll(() => heard, OFTEN).toEqual(['before']);
      await cutConnections();
      const isHeard = async () => {
        await here.publish('cut', 'after').catch(() => {}); // not yet connected again
        return heard.includes('after');
      };
      await expect.poll(isHeard, OFTEN).toBe(true);
    },
  },
];

/** Runs one check and closes every bus it opened. */
export async function runBusCheck(check: BusCheck, world: BusInTest): Promise<void> {
  const opened: Bus[] = [];
  const open = () => {
    const bus = world.open();
    opened.push(bus);
    return bus;
  };
  try {
    await check.run({ ...world, open });
  } finally {
    await Promise.all(opened.map((bus) => bus.close()));
  }
}

/** A bus whose server does not answer must say so, and soon. */
export function testUnreachableBus(open: () => Bus): void {
  test('without a server, publishing and subscribing fail in time and closing works', async () => {
    const bus = open();
    const startedAt = performance.now();
    const unavailable = { code: 'BUS_UNAVAILABLE', retryable: true };
    await Promise.all([
      expect(bus.publish('nobody', 1)).rejects.toMatchObject(unavailable),
      expect(bus.subscribe('nobody', () => {})).rejects.toMatchObject(unavailable),
    ]);
    await bus.close();
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
}
