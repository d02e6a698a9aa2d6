import type { Clock } from '@aybiza/foundation/clock';
import { createSafeFetch } from '@aybiza/safe-fetch';
import { z } from 'zod';

/** The agent answers from the same machine, but asks the control plane before it does. */
const TIMEOUT_MS = 5_000;

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection-endpoint.html */
const protectionSchema = z.object({ protection: z.object({ ProtectionEnabled: z.boolean() }) });
const refusalSchema = z.union([
  z.object({ failure: z.object({ Reason: z.string() }) }).transform(({ failure }) => failure.Reason),
  z.object({ error: z.object({ Code: z.string() }) }).transform(({ error }) => error.Code),
]);
/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate-response.html */
const metadataSchema = z.object({ Networks: z.array(z.object({ IPv4Addresses: z.array(z.ipv4()).default([]) })) });

export interface EcsAgent {
  /**
   * No scaling in and no deployment ends this task for so long; zero: from now on they may.
   * @throws Error with the agent's reason, such as `DEPLOYMENT_BLOCKED` or `AccessDeniedException`
   */
  protect(minutes: number): Promise<void>;
  close(): Promise<void>;
}

/** @param uri what Amazon ECS puts into `ECS_AGENT_URI` */
export function openEcsAgent(uri: string, clock: Clock): EcsAgent {
  const exchange = openWay(uri, clock);
  return {
    protect: async (minutes) => {
      const state = minutes > 0 ? { ProtectionEnabled: true, ExpiresInMinutes: minutes } : { ProtectionEnabled: false };
      const answer = await exchange.ask('/task-protection/v1/state', state);
      if (protectionSchema.safeParse(answer.json).data?.protection.ProtectionEnabled === minutes > 0) return;
      const reason = refusalSchema.safeParse(answer.json).data ?? 'its answer is not a known one';
      throw new Error(`The ECS agent did not change the protection of this task: ${reason} (status ${answer.status}).`);
    },
    close: () => exchange.close(),
  };
}

/**
 * The address of this task in its network, where other tasks reach it.
 * @param uri what Amazon ECS puts into `ECS_CONTAINER_METADATA_URI_V4`
 */
export async function getTaskAddress(uri: string, clock: Clock): Promise<string> {
  const exchange = openWay(uri, clock);
  try {
    const { json, status } = await exchange.ask('');
    const address = metadataSchema.safeParse(json).data?.Networks.flatMap(({ IPv4Addresses }) => IPv4Addresses)[0];
    if (address === undefined)
      throw new Error(
        `Amazon ECS names no address of this task (status ${status}): set OWN_URL to where it is reached.`,
      );
    return address;
  } finally {
    await exchange.close();
  }
}

/** To an address that the machine itself names, which is never a public one. */
function openWay(uri: string, clock: Clock) {
  const { hostname, port } = new URL(uri);
  const fetch = createSafeFetch({ clock, allowPrivate: [`${hostname}:${port || 80}`], timeoutMs: TIMEOUT_MS });
  return {
    ask: async (path: string, body?: unknown) => {
      const { status, body: text } = await fetch({
        url: `${uri}${path}`,
        ...(body === undefined
          ? { method: 'GET' }
          : { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      return { status, json: parseJson(text) };
    },
    close: () => fetch.close(),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // said by whoever expected something else
  }
}
