import type { Speaker } from '../accounts/telephone-book.ts';
import { briefingUrlOf, type TwilioRoutesOptions } from './phone-routes.ts';
import { wordsForTaking } from './words-for-taking.ts';

/** Whose dialled person has picked up. */
export interface PersonAsked {
  /** Of the caller. */
  readonly callSid: string;
  /** The key that they pressed when they were asked. */
  readonly pressed?: string | undefined;
}

/** Takes the call; every other key declines it. */
const TAKES = '1';

/**
 * What a dialled person is told next, in whichever process the call is; undefined when it is in none, or whoever asks may not speak of
 * it.
 */
export async function briefPerson(
  asked: PersonAsked,
  speaker: Speaker,
  options: TwilioRoutesOptions,
): Promise<string | undefined> {
  const identity = options.expected.get(asked.callSid);
  if (identity !== undefined && !speaker.speaksOf(identity)) return undefined;
  const here = briefHere(asked, options);
  if (here !== undefined) return here;
  const found = await options.answering.records.findByCallSid(asked.callSid);
  if (found?.isLive !== true || !speaker.speaksFor(found.workspaceId)) return undefined;
  const answer = await options.others.ask({ callId: found.callId, question: { type: 'brief', ...asked } });
  return answer?.type === 'instructed' ? answer.document : undefined;
}

/** Undefined when nobody is being dialled for this call by this process. */
export function briefHere(
  { callSid, pressed }: PersonAsked,
  { plans, instructions, ...here }: Pick<TwilioRoutesOptions, 'plans' | 'instructions' | 'publicUrl' | 'region'>,
): string | undefined {
  const plan = plans.ask(callSid);
  if (plan?.type !== 'dial' || plan.briefing === undefined) return undefined;
  const { text, language, asksFirst } = plan.briefing;
  if (pressed !== undefined) {
    plans.decide(callSid, pressed === TAKES ? 'accepted' : 'declined');
    return pressed === TAKES ? instructions.putThrough() : instructions.hangUp();
  }
  const briefing = text === '' ? [] : [text];
  if (!asksFirst) return instructions.brief({ sentences: briefing, language });
  const sentences = [...briefing, wordsForTaking(language)];
  return instructions.brief({ sentences, language, askUrl: briefingUrlOf(callSid, here) });
}
