import type { Bus } from '@aybiza/backbone/bus/port';
import { listenForPlacements } from '@aybiza/backbone/placements/placement-news';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { ProviderError, type ProviderErrorCode } from '@aybiza/providers/provider-error';
import type { Telephony } from '@aybiza/providers/telephony/port';
import { type Answering, closeUnanswered } from './answer-call.ts';
import { keepListening } from './keep-listening.ts';
import type { LiveCalls } from './live-calls.ts';
import type { CallPlace } from './records/call-records-port.ts';
import { repeat } from './repeat.ts';
import { askedAgain } from './routes/ask-again.ts';
import { createCallTicket } from './routes/call-ticket.ts';
import { addressOf, type TwilioRoutesOptions } from './routes/phone-routes.ts';

const LOOK_EVERY_MS = 60_000;
/** Longer than a phone rings and than a call waits in Twilio's queue: after this no word of it will come. */
const SILENT_FOR_MS = 60 * 60 * 1000;
/** Twilio has plainly refused: nobody's phone rings. After any other failure it may. */
const REFUSALS: ReadonlySet<ProviderErrorCode> = new Set<ProviderErrorCode>([
  'PROVIDER_UNAUTHORIZED',
  'PROVIDER_INVALID_REQUEST',
  'PROVIDER_THROTTLED',
]);

export interface PlacementDoorOptions extends Pick<TwilioRoutesOptions, 'publicUrl' | 'region' | 'secret' | 'logger'> {
  readonly answering: Omit<Answering, 'calls'> & { readonly calls: Pick<LiveCalls, 'hasRoom'> };
  readonly bus: Bus;
  /** The telephone of a workspace; null where it has none: then nobody places its calls. */
  telephonyOf(workspaceId: WorkspaceId): Promise<Pick<Telephony, 'placeCall'> | null>;
}

/** Places the calls that are asked for, each once of all processes, and ends the records of those that went silent. Gives back how to close. */
export function openPlacementDoor(options: PlacementDoorOptions): () => void {
  const { bus, answering, logger } = options;
  const { clock } = answering;
  const onError = (error: unknown) => logger.warn({ personal: errorMessage(error) }, 'calls to place not heard of');
  const onAsked = (place: CallPlace) => take(place, options);
  const stopListening = keepListening(() => listenForPlacements(bus, { onAsked, onError }), { clock, onError });
  const stopLooking = repeat(() => endSilent(options), { clock, everyMs: LOOK_EVERY_MS, onError });
  return () => {
    stopListening();
    stopLooking();
  };
}

/** False when this process does not place it: another does, or there is no room here for the call. */
async function take(place: CallPlace, options: PlacementDoorOptions): Promise<boolean> {
  const { answering, telephonyOf, logger } = options;
  if (!answering.calls.hasRoom) return false;
  const telephony = await telephonyOf(place.workspaceId);
  if (telephony === null) return false;
  const { placements, limits } = answering.records;
  const request = await placements.claim(place);
  if (request === undefined) return false;
  // Claimed first: of all processes one asks, and its answer counts.
  const turnedAway = await limits.admit(place);
  if (turnedAway !== undefined) {
    const refused = await placements.giveUp(place);
    if (refused !== undefined) closeUnanswered(refused, `limit: ${turnedAway.limit}`, answering);
    return true;
  }
  dial(place, { ...options, telephony, request }).catch((error: unknown) => {
    logger.warn({ callId: place.callId, personal: errorMessage(error) }, 'outcome of a placed call not written');
  });
  return true;
}

interface Dialling extends PlacementDoorOptions {
  readonly telephony: Pick<Telephony, 'placeCall'>;
  readonly request: { readonly to: string; readonly from: string };
}

/** The intent is written: whatever happens from here on, the number is not called again for this request. */
async function dial(place: CallPlace, { answering, telephony, request, ...options }: Dialling): Promise<void> {
  const { secret, logger } = options;
  const { placements } = answering.records;
  const ticket = { call: createCallTicket(secret, place) };
  try {
    const { callSid } = await telephony.placeCall({
      to: request.to,
      from: request.from,
      answerUrl: askedAgain(addressOf('/twilio/voice', ticket, options)),
      statusUrl: askedAgain(addressOf('/twilio/status', ticket, options)),
      detectionUrl: askedAgain(addressOf('/twilio/picked-up', ticket, options)),
    });
    await placements.settle(place, callSid);
  } catch (error) {
    logger.warn({ callId: place.callId, personal: errorMessage(error) }, 'call not placed, as far as is known');
    if (!(error instanceof ProviderError && REFUSALS.has(error.providerCode))) return placements.settle(place, null);
    const refused = await placements.giveUp(place);
    if (refused !== undefined) closeUnanswered(refused, 'refused', answering);
  }
}

async function endSilent({ answering }: PlacementDoorOptions): Promise<void> {
  for (const place of await answering.records.placements.listSilent(SILENT_FOR_MS)) {
    const silent = await answering.records.placements.giveUp(place);
    if (silent !== undefined) closeUnanswered(silent, 'unknown', answering);
  }
}
