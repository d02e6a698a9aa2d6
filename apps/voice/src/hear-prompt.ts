import { consumeHearingToken } from '@aybiza/auth/hearing-token';
import type { Db } from '@aybiza/db/client';
import type { Accounts } from './accounts/open-accounts.ts';
import type { CallWorld } from './call/call-world.ts';
import { voiceOfLanguage } from './call/perform/voice-of-language.ts';

export interface HearPromptOptions {
  readonly db: Db;
  readonly world: Pick<CallWorld, 'studio'>;
  readonly equip: Accounts['equip'];
}

/**
 * The sound of the text that a token lets its bearer hear, μ-law at 8 kHz: with the voice, the vendor and the account of the workspace's
 * calls. Undefined where the token lets nobody in. Rejects as `PromptStudio.hear` does.
 */
export type HearPrompt = (token: string) => Promise<Uint8Array | undefined>;

export function createHearPrompt({ db, world, equip }: HearPromptOptions): HearPrompt {
  return async (token) => {
    const hearing = await consumeHearingToken(db, token);
    if (hearing === undefined) return undefined;
    const { text, language, workspaceId } = hearing;
    const voice = language === undefined ? hearing.voice : voiceOfLanguage(language, hearing.voice);
    const own = await equip(workspaceId);
    const done = own?.use();
    try {
      return await (own ?? world).studio.hear({ voice, text });
    } finally {
      done?.();
    }
  };
}
