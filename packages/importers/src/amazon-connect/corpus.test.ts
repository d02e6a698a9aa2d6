import { describe, expect, it } from 'vitest';
import { aConnectFlow, action } from '../testing/a-connect-flow.ts';
import { describeCorpus } from '../testing/describe-corpus.ts';
import { imported } from '../testing/imported.ts';
import { coverConnectFlow, readAnyConnectFlow } from '../testing/voice-coverage.ts';

describe('the count of voice flows', () => {
  it('sees an action of a call that only a comment stands for, and passes over what callers do not notice', () => {
    const document = aConnectFlow(
      action('UpdateFlowLoggingBehavior', 'log', { next: 'odd' }),
      action('SomethingNew', 'odd', { next: 'stop' }),
      action('DisconnectParticipant', 'stop'),
    );
    const coverage = coverConnectFlow(document, imported(document));
    expect(coverage).toMatchObject({ isVoice: true, steps: ['odd', 'stop'] });
    expect(coverage.missing.map(({ source }) => source)).toEqual(['odd']);
  });

  it('leaves out flows that only agents hear', () => {
    const document = { ...aConnectFlow(action('EndFlowExecution', 'x')), Metadata: { type: 'agentWhisper' } };
    expect(coverConnectFlow(document, imported(document)).isVoice).toBe(false);
  });
});

describeCorpus({
  format: 'amazon-connect',
  what: 'Amazon Connect flows',
  stepsOf: (document) => [...readAnyConnectFlow(document).actions.keys()],
  cover: coverConnectFlow,
  leastVoice: 20,
});
