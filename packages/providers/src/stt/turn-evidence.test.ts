import { expect, it } from 'vitest';
import { turnEvidence } from './turn-evidence.ts';

it('is as sure as its words are on average, and as late as the vendor is behind the sound', () => {
  const words = [{ confidence: 0.5 }, {}, { confidence: 1 }];
  expect(turnEvidence(words, { until: 1.2, sentMs: 1_280 })).toEqual({ confidence: 0.75, lagMs: 80 });
});

it('says nothing that the vendor does not say', () => {
  expect(turnEvidence([], { until: undefined, sentMs: 1_280 })).toEqual({});
  expect(turnEvidence([], { until: 2, sentMs: 1_280 })).toEqual({ lagMs: 0 });
});
