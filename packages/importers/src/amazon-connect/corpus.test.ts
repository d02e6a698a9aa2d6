import { compileFlow } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { aConnectFlow, action } from '../testing/a-connect-flow.ts';
import { randomCaller, whoeverFallsSilent } from '../testing/calls.ts';
import { readCorpus } from '../testing/corpus.ts';
import { runGeneratedCalls } from '../testing/generated-calls.ts';
import { imported } from '../testing/imported.ts';
import { coverConnectFlow, readAnyConnectFlow } from '../testing/voice-coverage.ts';

const corpus = readCorpus('amazon-connect');

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

describe('real Amazon Connect flows', () => {
  if (corpus === undefined) {
    it('are not beside this repository: only flows written for these tests were imported', ({ annotate }) => {
      // biome-ignore lint/suspicious/noConsole: whoever runs the tests has to see that a part of them did not run
      console.warn(
        'NO CORPUS: real Amazon Connect flows were not imported. Expected beside the repository: shared/corpus/amazon-connect',
      );
      expect(corpus).toBeUndefined();
      return annotate('no corpus');
    });
    return;
  }

  const flows = corpus.map(({ name, document }) => ({ name, document, result: imported(document) }));

  it.each(flows)('are imported and compile: $name', ({ result }) => {
    expect(compileFlow(result.flow).ok).toBe(true);
  });

  it.each(flows)('have a line in the report for every action: $name', ({ document, result }) => {
    const { flow, report } = result;
    const told = new Set(report.entries.map(({ source }) => source));
    const { actions } = readAnyConnectFlow(document);
    expect([...actions.keys()].filter((id) => !told.has(id))).toEqual([]);
    expect(report.totals.steps).toBe(actions.size);
    expect(report.entries.flatMap(({ nodes }) => nodes).filter((node) => !Object.hasOwn(flow.nodes, node))).toEqual([]);
  });

  it.each(flows)('let a caller go who says nothing, at once or after a while: $name', ({ result }) => {
    expect(whoeverFallsSilent(result.flow)).toEqual([]);
    for (const seed of [1, 2, 3]) expect(whoeverFallsSilent(result.flow, randomCaller(seed))).toEqual([]);
  });

  it.each(flows)('go in every generated call as they were found to go: $name', ({ result }) => {
    const { calls, failures } = runGeneratedCalls(result.flow, 500);
    expect(failures).toEqual([]);
    expect(calls).toBeGreaterThan(0);
  });

  it('have a working counterpart for every action of a call, at least nine in ten of them', () => {
    const voice = flows
      .map(({ document, result }) => coverConnectFlow(document, result))
      .filter(({ isVoice }) => isVoice);
    const whole = voice.filter(({ missing }) => missing.length === 0);
    expect(voice.length).toBeGreaterThan(20);
    expect(whole.length / voice.length).toBeGreaterThanOrEqual(0.9);
  });
});
