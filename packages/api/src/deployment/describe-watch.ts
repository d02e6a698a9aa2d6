import type { Tx } from '@aybiza/db/client';
import type { Deployment } from '@aybiza/db/deployments';
import { countWatchedCalls } from '@aybiza/db/releases/count-watched-calls';
import { findLastWatch } from '@aybiza/db/releases/watches';
import { judgeWatch } from '@aybiza/measures';
import type { z } from 'zod';
import type { watchOutput } from './deployment.schema.ts';
import type { KnownVersions } from './read-shares.ts';

/** How the watched version of a deployment does, or why it was taken away: until somebody changes the deployment. Null for none. */
export async function describeWatch(
  tx: Tx,
  deployment: Deployment,
  { numberOf }: KnownVersions,
): Promise<z.output<typeof watchOutput> | null> {
  const watch = await findLastWatch(tx, deployment.id);
  if (watch === undefined) return null;
  const { status, settings, settledAt, begunAt } = watch;
  // What it did itself is its last change.
  const isLast = deployment.revision <= watch.revision + (status === 'watching' ? 0 : 1);
  if (!isLast || status === 'ended') return null;
  const number = numberOf.get(watch.flowVersionId) ?? 0;
  const figures = watch.figures ?? judgeWatch(settings.measures, await countWatchedCalls(tx, watch));
  return { status, number, begunAt, settledAt, growAfterCalls: settings.growAfterCalls, figures };
}
