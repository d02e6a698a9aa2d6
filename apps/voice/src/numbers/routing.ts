import type { NumberRouting, OwnedNumber } from '@aybiza/providers/telephony/port';
import { askedAgain } from '../routes/ask-again.ts';

/** Twilio's own documents (TwiML Bins), which answer when nothing of us does. */
const KEPT_AT_TWILIO = /^https:\/\/handler\.twilio\.com\/twiml\/EH[0-9a-f]{32}$/i;

/** Where the telephone company is to bring the calls of a number, and to say that they are over. */
export function routingFor(publicUrl: string): NumberRouting {
  return {
    voiceUrl: askedAgain(`${publicUrl}/twilio/voice`),
    fallbackUrl: `${publicUrl}/twilio/fallback`,
    statusUrl: askedAgain(`${publicUrl}/twilio/status`),
  };
}

/** What stands in the way of calls being brought here. */
export function differencesOf(
  { routing, overriddenBy }: Pick<OwnedNumber, 'routing' | 'overriddenBy'>,
  publicUrl: string,
): (keyof NumberRouting | 'overriddenBy')[] {
  const wants = routingFor(publicUrl);
  return [
    // How often the first address is asked is for whoever has set it to say.
    ...(withoutFragment(routing.voiceUrl) === withoutFragment(wants.voiceUrl) ? [] : (['voiceUrl'] as const)),
    ...(routing.fallbackUrl === wants.fallbackUrl || KEPT_AT_TWILIO.test(routing.fallbackUrl)
      ? []
      : (['fallbackUrl'] as const)),
    ...(withoutFragment(routing.statusUrl) === withoutFragment(wants.statusUrl) ? [] : (['statusUrl'] as const)),
    ...(overriddenBy === null ? [] : (['overriddenBy'] as const)),
  ];
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}
