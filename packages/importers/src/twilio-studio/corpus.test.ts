import { compileFlow } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { toPlainJson } from '../plain-json.ts';
import { aStudioFlow, widget } from '../testing/a-studio-flow.ts';
import { randomCaller, whoeverFallsSilent } from '../testing/calls.ts';
import { readCorpus } from '../testing/corpus.ts';
import { runGeneratedCalls } from '../testing/generated-calls.ts';
import { imported } from '../testing/imported.ts';
import { coverStudioFlow } from '../testing/voice-coverage.ts';
import { readStudioFlow } from './studio-flow.ts';

const corpus = readCorpus('twilio-studio');

describe('the count of voice flows', () => {
  it('sees a step of a call that only a comment stands for', () => {
    const document = aStudioFlow(widget('capture-payments', 'pay', { events: { success: '' } }));
    const coverage = coverStudioFlow(document, imported(document));
    expect(coverage.isVoice).toBe(true);
    expect(coverage.missing.map(({ source }) => source)).toEqual(['pay']);
  });
});

describe('real Studio flows', () => {
  if (corpus === undefined) {
    it('are not beside this repository: only flows written for these tests were imported', ({ annotate }) => {
      // biome-ignore lint/suspicious/noConsole: whoever runs the tests has to see that a part of them did not run
      console.warn(
        'NO CORPUS: real Studio flows were not imported. Expected beside the repository: shared/corpus/twilio-studio',
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

  it.each(flows)('have a line in the report for every step: $name', ({ document, result }) => {
    const json = toPlainJson(document);
    const steps = readStudioFlow(json.ok ? (json.value as never) : {}).steps;
    const { flow, report } = result;
    const told = new Set(report.entries.map(({ source }) => source));
    expect([...steps.values()].filter(({ name, partOf }) => !told.has(partOf ?? name))).toEqual([]);
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

  it('that answer calls have a working counterpart for every step of a call, at least nine in ten of them', () => {
    const voice = flows
      .map(({ document, result }) => coverStudioFlow(document, result))
      .filter(({ isVoice }) => isVoice);
    const whole = voice.filter(({ missing }) => missing.length === 0);
    expect(voice.length).toBeGreaterThan(10);
    expect(whole.length / voice.length).toBeGreaterThanOrEqual(0.9);
  });
});
