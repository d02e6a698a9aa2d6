import { describe, expect, it } from 'vitest';
import { chooseVendors, listMissingParts } from './choose-vendors.ts';
import type { Places } from './places.ts';

const AMERICAN: Places = { deepgram: 'us', transcribe: 'us', polly: 'us', bedrock: 'us', bedrockFallback: 'us' };
const EUROPEAN: Places = { transcribe: 'eu', polly: 'eu', bedrock: 'eu', embedding: 'eu' };

describe('check 135: whom a workspace in one region uses', () => {
  it('is who processes calls there, whoever else there is', () => {
    const installation = { ...AMERICAN, ...EUROPEAN, deepgram: 'elsewhere' } as const;
    expect(chooseVendors({ installation, pin: 'eu' })).toEqual({
      recognisers: [{ source: 'transcribe', holder: 'installation' }],
      voices: [{ source: 'polly', holder: 'installation' }],
      models: [{ source: 'bedrock', holder: 'installation' }],
      embedder: 'installation',
    });
  });

  it('has nobody behind them who is outside', () => {
    const chosen = chooseVendors({ installation: AMERICAN, own: EUROPEAN, pin: 'eu' });
    expect([chosen.recognisers, chosen.voices, chosen.models].map((list) => list.map(({ holder }) => holder))).toEqual([
      ...[['own'], ['own'], ['own']],
    ]);
  });

  it('is nobody rather than somebody outside, also where that one was chosen', () => {
    const own = { anthropic: 'elsewhere', ...EUROPEAN } as const;
    const choice = { model: 'anthropic', secondModel: 'none' } as const;
    expect(listMissingParts({ installation: AMERICAN, own, choice, pin: 'eu' })).toEqual(['llm']);
    expect(listMissingParts({ installation: AMERICAN, pin: 'eu' })).toEqual(['stt', 'tts', 'llm']);
    expect(listMissingParts({ installation: AMERICAN, pin: 'us' })).toEqual([]);
  });

  it('is not the installation’s in place of an account of their own that is outside', () => {
    const chosen = chooseVendors({ installation: EUROPEAN, own: { bedrock: 'elsewhere', embedding: 'eu' }, pin: 'eu' });
    expect([chosen.models, chosen.embedder]).toEqual([[], 'own']);
  });
});
