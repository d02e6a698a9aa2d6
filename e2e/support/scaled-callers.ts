import { setTimeout as delay } from 'node:timers/promises';
import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import pg from 'pg';
import type { ScaledWorld } from './scaled-world.ts';

/** Slower than the limit of one key. */
const BETWEEN_LOOKS_MS = 100;

/** Says a name, is asked what else, and wants coffee, whatever breaks meanwhile; until the call is over. */
export async function orderCoffee(call: TwilioCall, name: string): Promise<void> {
  try {
    while (!call.isOver) {
      await call.agentFinished({ quietMs: 500, timeoutMs: 30_000 });
      const asked = await call.transcribeHeard(['name'], call.said.at(-1)?.endMs ?? 0);
      if (/name\?\s*$/.test(asked)) await call.say(`my name is ${name}`);
      else if (/person\?\s*$/.test(asked)) await call.say('coffee');
      else await call.pause(200);
    }
  } catch (thrown) {
    // Whoever waits for the agent's next words hears that the call is over.
    if (!call.isOver) throw thrown;
  }
}

/** Asks for the live calls again and again, as a page does, until it is told to stop; gives what was not answered. */
export function keepLooking(world: ScaledWorld): { stop(): Promise<{ asked: number; refused: number[] }> } {
  let isOver = false;
  const statuses: number[] = [];
  const asking = (async () => {
    while (!isOver) {
      statuses.push((await world.rest('/live/calls')).status);
      await delay(BETWEEN_LOOKS_MS);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await asking;
      return { asked: statuses.length, refused: statuses.filter((status) => status !== 200) };
    },
  };
}

/** Of all workspaces: what is still to be done after calls, dead letters included. */
export async function countOpenJobs({ ownerUrl }: Pick<ScaledWorld, 'ownerUrl'>): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT count(*)::int AS open FROM outbox WHERE done_at IS NULL');
    return rows[0].open;
  } finally {
    await client.end();
  }
}
