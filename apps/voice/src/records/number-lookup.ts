import type { Db } from '@aybiza/db/client';
import { drawVersion, findLiveDeployment } from '@aybiza/db/deployments';
import { findNumberOwner, findPbxLine, listDeployedNumbers } from '@aybiza/db/phone-numbers';
import type { Logger } from '@aybiza/foundation/logger';
import type { Deployed, PbxLine, Records } from './call-records-port.ts';
import type { StatechartCache } from './statechart-cache.ts';

const MAX_KNOWN = 5_000;

export interface NumberLookupOptions {
  readonly db: Db;
  readonly statecharts: StatechartCache;
  readonly logger: Logger;
  /** Reads what is the workspace's own, so that it is known while the database is away. */
  remember(workspaceId: Deployed['workspaceId']): Promise<void>;
}

export interface NumberLookup {
  readonly find: Records['findByNumber'];
  readonly findPbxLine: Records['findPbxLine'];
  /** Looks every number up that something answers, so that its calls are answered while the database is away. */
  warmUp(): Promise<void>;
}

/** Number → deployment → statechart; while the database is away, what answered last answers again. */
export function createNumberLookup(options: NumberLookupOptions): NumberLookup {
  const { db, logger } = options;
  const numbers = createMemory<Deployed>((e164) => lookUp(options, e164), logger);
  const lines = createMemory<PbxLine>((secretHash) => findPbxLine(db, secretHash), logger);
  return {
    find: (e164) => numbers.find(e164),
    findPbxLine: (secretHash) => lines.find(secretHash),
    async warmUp() {
      const deployed = await listDeployedNumbers(db, MAX_KNOWN);
      // One after the other: calls that come in have the database first.
      for (const { e164, workspaceId } of deployed) {
        if (!numbers.has(e164)) await numbers.look(e164);
        await options.remember(workspaceId);
      }
    },
  };
}

/** Asks the database, and remembers its answer for when it is away. */
function createMemory<Value>(ask: (key: string) => Promise<Value | undefined>, logger: Logger) {
  const known = new Map<string, Value>();
  async function look(key: string): Promise<Value | undefined> {
    const found = await ask(key);
    if (found === undefined) known.delete(key);
    else known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest);
    return found;
  }
  return {
    look,
    has: (key: string) => known.has(key),
    async find(key: string): Promise<Value | undefined> {
      try {
        return await look(key);
      } catch (error) {
        const last = known.get(key);
        if (last === undefined) throw error;
        logger.warn({ err: error }, 'answering from memory');
        return last;
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
