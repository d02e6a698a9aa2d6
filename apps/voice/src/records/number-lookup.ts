import type { Db } from '@aybiza/db/client';
import { type DeploymentWeight, drawVersion, findLiveDeployment, placeOfCaller } from '@aybiza/db/deployments';
import {
  findNumberFallback,
  findNumberOwner,
  findPbxLine,
  findPhoneNumber,
  listDeployedNumbers,
  listNumberFallbacks,
} from '@aybiza/db/phone-numbers';
import type { DeploymentId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Deployed, NumberFallback, PbxLine, Records } from './call-records-port.ts';
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
  readonly findFallback: Records['findFallback'];
  /** Looks every number up that something answers, so that its calls are answered while the database is away. */
  warmUp(): Promise<void>;
}

/** What may answer a number: which version does depends on who calls. */
interface Answering extends Pick<Deployed, 'workspaceId' | 'agentId' | 'numberFallback'> {
  readonly deploymentId: DeploymentId;
  readonly versions: readonly (DeploymentWeight & Pick<Deployed, 'statechart'>)[];
}

/** Number → deployment → statechart; while the database is away, what answered last answers again. */
export function createNumberLookup(options: NumberLookupOptions): NumberLookup {
  const { db, logger } = options;
  const numbers = createMemory<Answering>((e164) => lookUp(options, e164), logger);
  const lines = createMemory<PbxLine>((secretHash) => findPbxLine(db, secretHash), logger);
  const fallbacks = createMemory<NumberFallback>((e164) => findNumberFallback(db, e164), logger);
  return {
    async find(e164, from) {
      const answering = await numbers.find(e164);
      return answering && chooseVersion(answering, from);
    },
    findFallback: (e164) => fallbacks.find(e164),
    findPbxLine: (secretHash) => lines.find(secretHash),
    async warmUp() {
      const deployed = await listDeployedNumbers(db, MAX_KNOWN);
      // One after the other: calls that come in have the database first.
      for (const { e164, workspaceId } of deployed) {
        if (!numbers.has(e164)) await numbers.look(e164);
        await options.remember(workspaceId);
      }
      for (const fallback of await listNumberFallbacks(db, MAX_KNOWN)) fallbacks.learn(fallback.e164, fallback);
    },
  };
}

/** Asks the database, and remembers its answer for when it is away. */
function createMemory<Value>(ask: (key: string) => Promise<Value | undefined>, logger: Logger) {
  const known = new Map<string, Value>();
  async function look(key: string): Promise<Value | undefined> {
    const found = await ask(key);
    if (found === undefined) known.delete(key);
    else learn(key, found);
    return found;
  }
  function learn(key: string, value: Value): void {
    known.set(key, value);
    const [oldest] = known.keys();
    if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest);
  }
  return {
    look,
    learn,
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

/** Which one is logged with the call, so a replay needs no chance. */
function chooseVersion({ deploymentId, versions, ...answering }: Answering, from: string): Deployed {
  const place = placeOfCaller(deploymentId, from, Math.random);
  const { flowVersionId, statechartHash, statechart } = drawVersion(versions, place);
  return { ...answering, deploymentId, flowVersionId, statechartHash, statechart };
}

async function lookUp({ db, statecharts }: NumberLookupOptions, e164: string): Promise<Answering | undefined> {
  const number = await findNumberOwner(db, e164);
  if (number?.deploymentId === undefined) return undefined;
  const { workspaceId, phoneNumberId, deploymentId } = number;
  const { deployment, fallback } = await db.forWorkspace(workspaceId, async (tx) => ({
    deployment: await findLiveDeployment(tx, deploymentId),
    fallback: (await findPhoneNumber(tx, phoneNumberId))?.fallbackNumber ?? undefined,
  }));
  if (deployment === undefined) return undefined;
  const versions: Answering['versions'][number][] = [];
  for (const weight of deployment.weights) {
    const statechart = await statecharts.get(workspaceId, weight.statechartHash);
    if (statechart !== undefined) versions.push({ ...weight, statechart });
  }
  // One that this process cannot read leaves its callers to the others.
  if (versions.length === 0) return undefined;
  return { workspaceId, agentId: deployment.agentId, deploymentId, versions, numberFallback: fallback };
}
