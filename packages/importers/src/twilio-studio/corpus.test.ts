import { describe, expect, it } from 'vitest';
import { isJsonObject, toPlainJson } from '../plain-json.ts';
import { aStudioFlow, widget } from '../testing/a-studio-flow.ts';
import { describeCorpus } from '../testing/describe-corpus.ts';
import { imported } from '../testing/imported.ts';
import { coverStudioFlow } from '../testing/voice-coverage.ts';
import { readStudioFlow } from './studio-flow.ts';

describe('the count of voice flows', () => {
  it('sees a step of a call that only a comment stands for', () => {
    const document = aStudioFlow(widget('capture-payments', 'pay', { events: { success: '' } }));
    const coverage = coverStudioFlow(document, imported(document));
    expect(coverage.isVoice).toBe(true);
    expect(coverage.missing.map(({ source }) => source)).toEqual(['pay']);
  });
});

describeCorpus({
  format: 'twilio-studio',
  what: 'Studio flows',
  stepsOf: (document) => {
    const json = toPlainJson(document);
    const { steps } = readStudioFlow(json.ok && isJsonObject(json.value) ? json.value : {});
    return [...steps.values()].map(({ name, partOf }) => partOf ?? name);
  },
  cover: coverStudioFlow,
  leastVoice: 10,
});
