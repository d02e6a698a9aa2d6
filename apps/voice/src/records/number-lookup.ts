import type { Db } from '@aybiza/db/client';
import { drawVersion, findLiveDeployment } from '@aybiza/db/deployments';
import { findNumberOwner, listDeployedNumbers } from '@aybiza/db/phone-numbers';
import type { Logger } from '@aybiza/foundation/logger';
import type { Deployed, Records } from './call-records-port.ts';
import type { StatechartCache } from './statechart-cache.ts';

const MAX_KNOWN_NUMBERS = 5_000;

export interface NumberLookupOptions {
  readonly db: Db;
  readonly statecharts: StatechartCache;
  readonly logger: Logger;
  /** Reads what is the workspace's own, so that it is known while the database is away. */
  remember(workspaceId: Deployed['workspaceId']): Promise<void>;
}

export interface NumberLookup {
  readonly find: Records['findByNumber'];
  /** Looks every number up that something answers, so that its calls are answered while the database is away. */
  warmUp(): Promise<void>;
}

/** Number → deployment → statechart; while the database is away, what answered last answers again. */
export function createNumberLookup(options: NumberLookupOptions): NumberLookup {
  const known = new Map<string, Deployed>();
  async function look(e164: string): Promise<Deployed | undefined> {
    const found = await lookUp(options, e164);
    if (found === undefined) known.delete(e164);
    else known.set(e164, found);
    const [oldest] = known.keys();
    if (known.size > MAX_KNOWN_NUMBERS && oldest !== undefined) known.delete(oldest);
    return found;
  }
  return {
    async find(e164) {
      try {
        return await look(e164);
      } catch (error) {
        const last = known.get(e164);
        if (last === undefined) throw error;
        options.logger.warn({ err: error }, 'answering from memory');
        return last;
      }
    },
    async warmUp() {
      const numbers = await listDeployedNumbers(options.db, MAX_KNOWN_NUMBERS);
      // One after the other: calls that come in have the database first.
      for (const { e164, workspaceId } of numbers) {
        if (!known.has(e164)) await look(e164);
        await options.remember(workspaceId);
      }
    },
  };
}

async function lookUp({ db, statecharts }: NumberLookupOptions, e164: string): Promise<Deployed | undefined> {
  const number = await findNumberOwner(db, e164);
  if (number?.deploymentId === undefined) return undefined;
  const { workspaceId, deploymentId } = number;
  const deployment = await db.forWorkspace(workspaceId, (tx) => findLiveDeployment(tx, deploymentId));
  if (deployment === undefined) return undefined;
  // Which one is logged with the call, so a replay needs no chance.
  const { flowVersionId, statechartHash } = drawVersion(deployment.weights, Math.random());
  const statechart = await statecharts.get(workspaceId, statechartHash);
  if (statechart === undefined) return undefined;
  return { workspaceId, agentId: deployment.agentId, flowVersionId, statechartHash, statechart };
}
