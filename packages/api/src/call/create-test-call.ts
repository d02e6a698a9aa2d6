import { CALL_TOKEN_TTL_MS, createCallToken } from '@aybiza/auth/call-token';
import type { Rehearsal } from '@aybiza/call-log';
import type { Tx } from '@aybiza/db/client';
import { findContact } from '@aybiza/db/contacts';
import { drawVersion } from '@aybiza/db/deployments';
import { findPublishedVersion } from '@aybiza/db/flow-versions';
import { findStatechart, saveStatechart } from '@aybiza/db/statecharts';
import type { Problem } from '@aybiza/flow';
import type { FlowVersionId } from '@aybiza/foundation/ids';
import type { Statechart } from '@aybiza/statechart';
import type { z } from 'zod';
import { getDeployment } from '../agent/deployment-of.ts';
import { notFound } from '../api-error.ts';
import { compileDraft } from '../flow/compile-draft.ts';
import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { readFlow } from '../flow/read-flow.ts';
import { workspaceProcedure } from '../trpc.ts';
import { createTestCallInput, createTestCallOutput } from './create-test-call.schema.ts';
import { goBack, whenWritten } from './go-back.ts';

type Input = z.output<typeof createTestCallInput>;

/**
 * Prepares a call from the browser to a draft or a published version: what it runs is kept by its hash, a token lets one socket in. A
 * call that begins at a turn of an earlier one gets the way there with the token.
 */
export const createTestCall = workspaceProcedure({
  role: 'editor',
  scope: 'calls:create',
  route: 'POST /agents/{agentId}/test-calls',
  summary: 'Prepare a test call from the browser',
})
  .input(createTestCallInput)
  .output(createTestCallOutput)
  .mutation(async ({ ctx, input }) => {
    if (input.goBack !== undefined) await whenWritten(input.goBack, ctx);
    return ctx.inWorkspace(async (tx) => {
      const found = await findWhatRuns(tx, input);
      if (found.status === 'refused') return found;
      const { hash, statechart, flowVersionId } = found;
      const caller = await findCaller(tx, input, ctx.actor.type === 'person');
      const rehearsal: Rehearsal = {
        requests: input.requests,
        ...(caller === undefined ? {} : { caller }),
        goingBack:
          input.goBack === undefined
            ? null
            : await goBack(tx, input.goBack, { ...input, statechart, isPerson: ctx.actor.type === 'person' }),
      };
      const { clock, secret, voiceUrl } = ctx.services;
      const now = clock.now();
      const { workspaceId, ground } = ctx;
      const runs = { agentId: input.agentId, flowVersionId, statechartHash: hash };
      const claims = { workspaceId, ...runs, isTest: true, ground };
      const token = await createCallToken(tx, { secret, claims, carries: rehearsal, now });
      const url = new URL('/browser/call', voiceUrl).href;
      return { status: 'ready' as const, url, token, expiresAt: now + CALL_TOKEN_TTL_MS };
    });
  });

/** The number of whoever calls. @throws AppError `NOT_FOUND` */
async function findCaller(tx: Tx, { contactId }: Input, isPerson: boolean): Promise<string | undefined> {
  if (contactId === undefined) return undefined;
  const contact = isPerson ? await findContact(tx, contactId) : undefined;
  if (contact === undefined) throw notFound('contact');
  return contact.e164;
}

interface WhatRuns {
  readonly status: 'found';
  readonly hash: string;
  readonly statechart: Statechart;
  /** Null for a draft. */
  readonly flowVersionId: FlowVersionId | null;
}

/** @throws AppError `NOT_FOUND` for an agent or a version that is not there */
async function findWhatRuns(
  tx: Tx,
  { agentId, flow: given, version, environment }: Input,
): Promise<WhatRuns | { status: 'refused'; problems: Problem[] }> {
  const draft = await getAgentDraft(tx, agentId);
  if (version !== undefined) {
    const published = await findPublishedVersion(tx, { agentId, number: version });
    const statechart = published && (await findStatechart(tx, published.statechartHash));
    if (published === undefined || statechart === undefined) throw notFound('version');
    return { status: 'found', hash: published.statechartHash, statechart, flowVersionId: published.id };
  }
  if (environment !== undefined) {
    const { weights } = await getDeployment(tx, agentId, environment);
    const { flowVersionId, statechartHash: hash } = drawVersion(weights, Math.random());
    const statechart = await findStatechart(tx, hash);
    if (statechart === undefined) throw notFound('version');
    return { status: 'found', hash, statechart, flowVersionId };
  }
  const flow = given === undefined ? draft.document : readFlow(given);
  const compiled = await compileDraft(tx, { document: flow });
  if (!compiled.ok) return { status: 'refused', problems: [...compiled.error] };
  const { hash, statechart } = compiled.value;
  await saveStatechart(tx, { hash, document: statechart });
  return { status: 'found', hash, statechart, flowVersionId: null };
}
