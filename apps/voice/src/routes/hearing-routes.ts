import { errorMessage } from '@aybiza/foundation/errors';
import type { Logger } from '@aybiza/foundation/logger';
import { toOutcome } from '@aybiza/providers/accounts/try-account';
import { ProviderError } from '@aybiza/providers/provider-error';
import { Hono } from 'hono';
import { writeWav } from '../audio/write-wav.ts';
import type { HearPrompt } from '../hear-prompt.ts';
import { StudioBusyError } from '../prompt-studio.ts';

/** Longer than every token. */
const MAX_BODY_BYTES = 200;

export interface HearingRoutesOptions {
  readonly hearPrompt: HearPrompt;
  /** Pages of these origins may listen. */
  readonly allowedOrigins: readonly string[];
  readonly logger: Logger;
}

/** What a flow says, for a page: a token as plain text, so that the browser need not ask first; a WAV file, or why there is none. */
export function hearingRoutes({ hearPrompt, allowedOrigins, logger }: HearingRoutesOptions): Hono {
  const app = new Hono();
  app.post('/prompts/hear', async (context) => {
    const origin = context.req.header('origin') ?? '';
    if (!allowedOrigins.includes(origin)) return context.json({ reason: 'foreignOrigin' }, 403);
    context.header('access-control-allow-origin', origin);
    context.header('vary', 'origin');
    context.header('cache-control', 'no-store');
    const length = Number(context.req.header('content-length') ?? Number.NaN);
    // Without a length nobody knows how much would have to be read.
    if (!(length <= MAX_BODY_BYTES)) return context.json({ reason: 'tokenRefused' }, 413);
    try {
      const audio = await hearPrompt(await context.req.text());
      if (audio === undefined) return context.json({ reason: 'tokenRefused' }, 401);
      return context.body(writeWav(audio), 200, { 'content-type': 'audio/wav' });
    } catch (error) {
      if (error instanceof StudioBusyError) return context.json({ reason: 'busy' }, 503);
      logger.warn({ personal: errorMessage(error) }, 'prompt not spoken');
      return context.json({ reason: reasonOf(error) }, 502);
    }
  });
  return app;
}

/** As `toOutcome` says it of a tried account; and a voice that the vendor does not have. */
function reasonOf(error: unknown): string {
  if (error instanceof ProviderError && error.providerCode === 'PROVIDER_INVALID_REQUEST') return 'voiceNotKnown';
  return toOutcome(error, 'voice');
}
