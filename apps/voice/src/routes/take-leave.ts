import { fallbackOf } from '../fallback-of.ts';
import type { CallIdentity, Deployed } from '../records/call-records-port.ts';
import type { TwilioRoutesOptions, Webhook } from './phone-routes.ts';
import { type Leaving, wordsForLeaving } from './words-for-leaving.ts';

/** In which language leave is taken, and who is rung. */
interface Leave {
  readonly language: string;
  readonly fallbackNumber?: string | undefined;
}
type Called = Pick<Webhook, 'CallSid' | 'From' | 'To' | 'speaker'>;

/** Of a number that nobody answers, and that names nobody. In no flow's language: there is no flow behind it. */
const NOBODY = 'This number is not in use at the moment. Goodbye.';

/**
 * The line itself says why, in the language of the call's flow, and the fallback number rings where there is one: nobody is left without a
 * way on.
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
  const known = options.expected.get(called.CallSid);
  return takeLeave(
    'broken',
    known === undefined ? await leaveOf(called, options) : leaveWith(known.deployed, known.to),
    options,
  );
}

/** Nobody answers the number that was called: there is no such number, no agent behind it, or its workspace is suspended. */
export async function sayNobody(called: Called, options: TwilioRoutesOptions): Promise<string> {
  const dial = await findFallback(called, options);
  if (dial !== undefined) return takeLeave('limit', { language: 'en', fallbackNumber: dial }, options);
  return options.instructions.sayAndHangUp({ text: NOBODY, language: 'en' });
}

/** The line says sorry for a call that broke down here. */
export function apologise({ deployed, to }: CallIdentity, options: Pick<TwilioRoutesOptions, 'instructions'>): string {
  return takeLeave('broken', leaveWith(deployed, to), options);
}

function leaveWith(deployed: Deployed, called: string): Leave {
  return { language: deployed.statechart.settings.language, fallbackNumber: fallbackOf(deployed, called) };
}

/** Of a call that nobody here has: what the flow says that answers the number which was called, and failing that the number itself. */
async function leaveOf(called: Called, options: TwilioRoutesOptions): Promise<Leave> {
  const { To: to, From: from, speaker } = called;
  const deployed = await orNothing(options.answering.records.findByNumber(to, from), options);
  if (deployed !== undefined && speaker.speaksFor(deployed.workspaceId)) return leaveWith(deployed, to);
  return { language: 'en', fallbackNumber: await findFallback(called, options) };
}

/** Whom the number names, where whoever signed may speak of its calls. */
async function findFallback({ To: to, speaker }: Called, options: TwilioRoutesOptions): Promise<string | undefined> {
  const fallback = await orNothing(options.answering.records.findFallback(to), options);
  return fallback !== undefined && speaker.speaksFor(fallback.workspaceId) ? fallback.to : undefined;
}

function orNothing<Found>(found: Promise<Found>, { logger }: Pick<TwilioRoutesOptions, 'logger'>) {
  return found.catch((error: unknown) => {
    logger.warn({ err: error }, 'no fallback number looked for');
    return undefined;
  });
}
