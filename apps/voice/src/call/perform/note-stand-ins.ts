import type { CallEventBody } from '@aybiza/call-log';
import type { CallWorld } from '../call-world.ts';

/**
 * Writes into the log of one call, once for each vendor, that it took the place of the one that was chosen. What another voice has said
 * is not kept: later callers would hear it as the voice that it is not.
 */
export function noteStandIns(world: CallWorld, note: (entry: CallEventBody) => void): CallWorld {
  const noted = new Set<string>();
  let isVoiceAnother = false;
  const onStandIn = (vendor: string): void => {
    if (noted.has(vendor)) return;
    noted.add(vendor);
    // Not from inside whatever has just been asked of the vendor: the call may only be opening.
    queueMicrotask(() => note({ type: 'noted', code: 'DEGRADED', detail: vendor }));
  };
  const onOtherVoice = (vendor: string): void => {
    isVoiceAnother = true;
    onStandIn(vendor);
  };
  return {
    ...world,
    stt: { open: (options) => world.stt.open({ onStandIn, ...options }) },
    tts: { open: (options) => world.tts.open({ onStandIn: onOtherVoice, ...options }) },
    llm: { converse: (request, options) => world.llm.converse(request, { onStandIn, ...options }) },
    prompts: {
      get: (voice, text) => world.prompts.get(voice, text),
      put: (voice, text, audio) => {
        if (!isVoiceAnother) world.prompts.put(voice, text, audio);
      },
    },
  };
}
