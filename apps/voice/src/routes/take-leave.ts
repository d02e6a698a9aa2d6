import type { CallIdentity } from '../records/call-records-port.ts';
import type { TwilioRoutesOptions, Webhook } from './phone-routes.ts';
import { type Leaving, wordsForLeaving } from './words-for-leaving.ts';

type Deployed = CallIdentity['deployed'];
type Settings = Deployed['statechart']['settings'];
type Leave = Pick<Settings, 'language' | 'fallbackNumber'>;
type Called = Pick<Webhook, 'CallSid' | 'To' | 'speaker'>;

/** Nothing is known of whoever was called. */
const UNKNOWN: Leave = { language: 'en' };

/**
 * The line itself says why, in the language of the call's flow, and the flow's fallback number rings where it names one: nobody is left
 * without a way on.
 */
function takeLeave(
  why: Leaving,
  { language, fallbackNumber }: Leave,
  { instructions }: Pick<TwilioRoutesOptions, 'instructions'>,
): string {
  const words = wordsForLeaving(why, language);
  const text = fallbackNumber === undefined ? words.goodbye : words.connecting;
  return instructions.sayAndHangUp({ text, language: words.language, dial: fallbackNumber });
}

/** A call that comes in while there is no room for it. */
export async function sayBusy(called: Called, options: TwilioRoutesOptions): Promise<string> {
  return takeLeave('busy', await leaveOf(called, options), options);
}

/** A call that could not be answered, or that broke down: here, or wherever it was. */
export async function sayBroken(called: Called, options: TwilioRoutesOptions): Promise<string> {
  const known = options.expected.get(called.CallSid)?.deployed.statechart.settings;
  return takeLeave('broken', known ?? (await leaveOf(called, options)), options);
}

/** The line says sorry for a call that broke down here. */
export function apologise({ deployed }: CallIdentity, options: Pick<TwilioRoutesOptions, 'instructions'>): string {
  return takeLeave('broken', deployed.statechart.settings, options);
}

/** Of a call that nobody here has: what the flow says that answers the number which was called. */
async function leaveOf({ To: to, speaker }: Called, { answering, logger }: TwilioRoutesOptions): Promise<Leave> {
  const deployed = await answering.records.findByNumber(to).catch((error: unknown) => {
    logger.warn({ err: error }, 'no fallback number looked for');
    return undefined;
  });
  if (deployed === undefined || !speaker.speaksFor(deployed.workspaceId)) return UNKNOWN;
  const { language, fallbackNumber } = deployed.statechart.settings;
  // The number that was called would only give the same answer.
  return fallbackNumber === undefined || fallbackNumber === to ? { language } : { language, fallbackNumber };
}
