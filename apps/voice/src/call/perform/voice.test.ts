import { ProviderError } from '@aybiza/providers/provider-error';
import type { TtsEvent } from '@aybiza/providers/tts/port';
import { describe, expect, it } from 'vitest';
import { practiceStatechart } from '../../testing/practice-statechart.ts';
import { testPerforming } from '../../testing/test-performing.ts';
import { createPromptCache } from './prompt-cache.ts';
import { Voice } from './voice.ts';

/** A voice whose vendor is played by the test; `sounds` is when anything was given to the caller, in ms. */
function aVoice() {
  const given: string[] = [];
  const sounds: number[] = [];
  const prompts = createPromptCache();
  let tell: (event: TtsEvent) => void = () => undefined;
  const { performing, clock, pushed } = testPerforming({
    prompts,
    tts: {
      open({ onEvent }) {
        tell = onEvent;
        return {
          speak: (_speech, text) => given.push(text),
          clear: () => undefined,
          close: () => Promise.resolve(),
        };
      },
    },
    recorder: { agent: () => sounds.push(clock.now()) },
  });
  const voice = new Voice(performing);
  const sound = (speechId: string) => tell({ type: 'audio', speechId, chunk: new Uint8Array(800) });
  const failed = (...speechIds: string[]) => {
    const error = new ProviderError('cut', { code: 'PROVIDER_UNAVAILABLE', provider: 'fake' });
    tell({ type: 'failed', speechIds, error });
  };
  const done = (speechId: string) => tell({ type: 'done', speechId });
  return { clock, sounds, voice, prompts, pushed, given, sound, failed, done };
}

describe('words that are late', () => {
  it('are preceded by a tone, and by another while they still do not come', () => {
    const { clock, sounds, voice } = aVoice();
    voice.say({ speech: 1, text: 'Hello.' });
    clock.advance(3_000);
    expect(sounds).toEqual([1_200, 2_400]);
  });

  it('are noticed behind others that came in time', () => {
    const { clock, sounds, voice, sound, done } = aVoice();
    voice.say({ speech: 1, text: 'Hello.' });
    voice.say({ speech: 2, text: 'How can I help?' });
    clock.advance(100);
    sound('1');
    done('1');
    clock.advance(1_300);
    expect(sounds).toEqual([100, 1_300]);
  });

  it('are not waited for once they came, were not to be said, or have no sound', () => {
    const { clock, sounds, voice, sound, done } = aVoice();
    voice.say({ speech: 1, text: 'Hello.' });
    sound('1');
    done('1');
    voice.sayPiece(2, '…');
    done('2');
    voice.say({ speech: 3, text: 'Goodbye.' });
    voice.stop();
    clock.advance(10_000);
    expect(sounds).toEqual([0]);
  });
});

describe('words whose sound breaks off', () => {
  it('are kept for the next caller as they were said in the end, not with what was said before', () => {
    const { voice, prompts, sound, failed, done } = aVoice();
    voice.say({ speech: 1, text: 'Hello.' });
    sound('1');
    failed('1');
    voice.say({ speech: 1, text: 'Hello.' });
    sound('1');
    sound('1');
    done('1');
    expect(prompts.get(practiceStatechart().settings.voice, 'Hello.')?.length).toBe(1_600);
  });

  it('are one failure, however many there are, and take along what another voice was to say behind them', () => {
    const { voice, pushed, given, failed } = aVoice();
    const sayAll = () => {
      voice.say({ speech: 1, text: 'Hello.' });
      voice.say({ speech: 2, text: 'How can I help?' });
      voice.say({ speech: 3, text: 'Wie kann ich helfen?', voice: 'another' });
    };
    sayAll();
    failed('1', '2');
    expect(pushed).toEqual([{ type: 'voiceFailed', speeches: [1, 2, 3], code: 'PROVIDER_UNAVAILABLE' }]);
    sayAll();
    expect(given).toEqual(['Hello.', 'How can I help?', 'Hello.', 'How can I help?']);
  });

  it('are no failure while the voice has nothing to say', () => {
    const { voice, pushed, failed } = aVoice();
    failed();
    voice.prepare([{ text: 'Hello.' }]);
    failed('prepared 1');
    expect(pushed).toEqual([]);
  });
});
