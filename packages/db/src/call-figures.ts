import type { CallFigures } from '@aybiza/call-log';
import type { CallId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { parseStored, storableText, toJsonText } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

/**
 * Keeps what a call comes to, in place of what was kept before; its quarter of an hour is summed up again later. What the record knows
 * (whose call, when it began, its outcome) is taken from there. False when the call is gone, or its log was erased.
 */
export async function saveCallFigures(tx: Tx, callId: CallId, figures: CallFigures): Promise<boolean> {
  const client = clientOf(tx);
  const { workspaceId } = tx;
  const { understood, nodes, ending, endReason, interruptions } = figures;
  const count = await client.$executeRaw`
    INSERT INTO call_fact AS fact (
      call_id, workspace_id, agent_id, flow_version_id, channel, is_test, practice, started_at, ending, outcome, end_reason,
      duration_ms, turns, interruptions, understood_key, understood_local, understood_model, understood_none,
      usage_document, latency_document)
    SELECT call.id, call.workspace_id, call.agent_id, call.flow_version_id, call.channel, call.is_test, call.practice,
      call.started_at, ${ending}, coalesce(call.outcome, ${storableText(figures.outcome)}),
      coalesce(call.end_reason, ${endReason}), coalesce(call.duration_ms, ${figures.durationMs}::integer),
      ${figures.turns}::integer, ${interruptions}::integer, ${understood.key}::integer, ${understood.local}::integer,
      ${understood.model}::integer, ${understood.none}::integer, ${toJsonText(figures.usage)}::jsonb,
      ${toJsonText(figures.latency)}::jsonb
    FROM call
    WHERE call.workspace_id = ${workspaceId} AND call.id = ${callId} AND call.status <> 'live' AND call.log_erased_at IS NULL
    ON CONFLICT (call_id) DO UPDATE SET
      ending = excluded.ending, outcome = excluded.outcome, end_reason = excluded.end_reason,
      duration_ms = excluded.duration_ms, turns = excluded.turns, interruptions = excluded.interruptions,
      understood_key = excluded.understood_key, understood_local = excluded.understood_local,
      understood_model = excluded.understood_model, understood_none = excluded.understood_none,
      usage_document = excluded.usage_document, latency_document = excluded.latency_document`;
  if (count === 0) return false;
  await client.callNodeFact.deleteMany({ where: { workspaceId, callId } });
  const data = nodes.map(({ node, ...rest }) => ({ ...rest, callId, workspaceId, nodeId: storableText(node) }));
  await client.callNodeFact.createMany({ data });
  return true;
}

const keptSchema = z
  .object({
    ending: z.enum(['contained', 'transferred', 'left', 'dropped']),
    interruptions: z.int(),
    understoodKey: z.int(),
    understoodLocal: z.int(),
    understoodModel: z.int(),
    understoodNone: z.int(),
    latencyDocument: z.record(z.string(), z.record(z.coerce.number(), z.number())),
  })
  .transform(({ ending, interruptions, latencyDocument, ...understood }) => ({
    ending,
    interruptions,
    understood: {
      key: understood.understoodKey,
      local: understood.understoodLocal,
      model: understood.understoodModel,
      none: understood.understoodNone,
    },
    /** How long its answers took altogether. */
    answers: latencyDocument.total ?? {},
  }));
/** What is kept of a call for good, also when its log is gone. */
export type KeptFigures = z.output<typeof keptSchema>;

/** Undefined: nothing was worked out, as of a call that goes on. */
export async function findCallFigures(tx: Tx, callId: CallId): Promise<KeptFigures | undefined> {
  const row = await clientOf(tx).callFact.findFirst({ where: { workspaceId: tx.workspaceId, callId } });
  return row === null ? undefined : parseStored(keptSchema, row);
}
