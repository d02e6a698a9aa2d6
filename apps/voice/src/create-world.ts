import { join } from 'node:path';
import type { Clock } from '@aybiza/foundation/clock';
import type { Logger } from '@aybiza/foundation/logger';
import { createFolderStorage } from '@aybiza/storage';
import { loadVoiceChecks } from './audio/voice-check.ts';
import type { CallWorld } from './call/call-world.ts';
import { createPromptCache } from './call/perform/prompt-cache.ts';
import { listOf, type VoiceEnv } from './env.ts';
import { createFetch } from './fetch.ts';
import { createPromptStudio } from './prompt-studio.ts';
import type { Vendors } from './vendors.ts';

export interface WorldOptions {
  readonly env: Pick<VoiceEnv, 'AYBIZA_DATA_DIR' | 'REQUEST_ALLOW_PRIVATE' | 'OWN_HOSTS'>;
  readonly vendors: Pick<Vendors, 'stt' | 'tts' | 'llm' | 'embedder'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted when the process ends. */
  readonly signal: AbortSignal;
}

/** What the calls of this process can reach. */
export async function createWorld({ env, vendors, clock, logger, signal }: WorldOptions): Promise<CallWorld> {
  const { stt, tts, llm, embedder } = vendors;
  const prompts = createPromptCache();
  const storage = createFolderStorage({ folder: join(env.AYBIZA_DATA_DIR, 'cache') });
  return {
    clock,
    logger,
    stt,
    tts,
    llm,
    embedder,
    voices: await loadVoiceChecks(),
    prompts,
    studio: createPromptStudio({ tts, prompts, storage, logger, signal }),
    ...createFetch({
      clock,
      allowPrivate: listOf(env.REQUEST_ALLOW_PRIVATE),
      denyHosts: listOf(env.OWN_HOSTS),
    }),
    chance: Math.random,
  };
}
