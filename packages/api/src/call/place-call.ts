import { tellOutboundRefused } from '@aybiza/auth/tell-outbound-refused';
import { announcePlacement, type PlacementNews } from '@aybiza/backbone/placements/placement-news';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { withdrawPlacement } from '@aybiza/db/call-placements';
import { keepPlacement } from '@aybiza/db/keep-placement';
import { OutboundRefusedError } from '@aybiza/db/outbound/admit-outbound';
import { errorMessage } from '@aybiza/foundation/errors';
import { apiError } from '../api-error.ts';
import type { ApiServices } from '../context.ts';
import { findEquipment } from '../provider/find-equipment.ts';
import { workspaceProcedure } from '../trpc.ts';
import { placeCallInput, placeCallOutput } from './place-call.schema.ts';

/** A voice process that is there answers in milliseconds. */
const TAKEN_WITHIN_MS = 2_000;

const DESCRIPTION = `Calls a number; the published flow of the agent begins when somebody picks up, and goes on by who did: a person, \
a machine, or nobody. The answer comes at once, with the id by which the call can be looked up. With an \`Idempotency-Key\` the request \
may be repeated until it is answered: it stays one call. Refusals: \`NOT_FOUND\`, \`NOT_PUBLISHED\` (412), \`FLOW_NOT_OUTBOUND\` (422: its \
start is for calls that come in), \`UNKNOWN_INPUT\` (422), \`UNKNOWN_NUMBER\` (422: \`from\` is none of the workspace’s), \
\`IDEMPOTENCY_KEY_REUSED\` (409), \`LIMIT_REACHED\` (409), \
\`OUTBOUND_CAP_REACHED\` and \`OUTBOUND_STOPPED\` (409: as much was called as the workspace allows), \`DESTINATION_NOT_ALLOWED\` (422), \`OPTED_OUT\` and \`NO_CONSENT_TO_CALL\` (422: this person does not want to be called, or has not agreed to it), \`CANNOT_CALL\` (503: nothing was done, try again).`;

/** Has an agent call somebody. */
export const placeCall = workspaceProcedure({
  role: 'publisher',
  scope: 'calls:place',
  route: 'POST /calls',
  summary: 'Place a call',
  description: DESCRIPTION,
  keepsKey: true,
})
  .input(placeCallInput)
  .output(placeCallOutput)
  .mutation(async ({ ctx, input }) => {
    const { clock, equipment, placingLimit, sealer, baseUrl, watch } = ctx.services;
    await placingLimit.count(ctx.workspaceId);
    const kept = await ctx.inWorkspace(async (tx) => {
      const practice = Object.values(await findEquipment(tx, equipment)).includes('practice');
      try {
        const placed = await keepPlacement(tx, input, { now: clock.now(), practice });
        if (placed.isWaiting) {
          const entry = { action: 'call.placed', subject: placed.callId, detail: { agentId: input.agentId } };
          await addAuditEntry(tx, { actor: ctx.actor, ...entry });
        }
        return placed;
      } catch (error) {
        if (!(error instanceof OutboundRefusedError)) throw error;
        await tellOutboundRefused(tx, error, { sealer, designerUrl: baseUrl, now: clock.now() });
        // The refusal is kept: it must not be undone with the transaction.
        return error;
      }
    });
    if (kept instanceof OutboundRefusedError) throw kept;
    const { callId, isWaiting } = kept;
    if (isWaiting) watch.placed(callId, { place: ctx.place, at: clock.now() });
    const news = { workspaceId: ctx.workspaceId, callId };
    // A call that nobody takes on now must not ring later, when nobody expects it.
    if (
      isWaiting &&
      !(await announce(ctx.services, news)) &&
      (await ctx.inWorkspace((tx) => withdrawPlacement(tx, callId)))
    )
      throw apiError(
        'CANNOT_CALL',
        'No voice process with a telephone account answers. Nobody was called; please try again.',
      );
    return { callId };
  });

async function announce({ bus, clock, logger }: ApiServices, news: PlacementNews): Promise<boolean> {
  try {
    return await announcePlacement(bus, news, { clock, answerWithinMs: TAKEN_WITHIN_MS });
  } catch (error) {
    logger.warn({ callId: news.callId, personal: errorMessage(error) }, 'call not announced');
    return false;
  }
}
