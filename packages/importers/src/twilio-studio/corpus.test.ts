import { compileFlow } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { toPlainJson } from '../plain-json.ts';
import { aStudioFlow, widget } from '../testing/a-studio-flow.ts';
import { readCorpus } from '../testing/corpus.ts';
import { failuresOf, imported } from '../testing/imported.ts';
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

  it.each(corpus)('are imported and compile: $name', ({ document }) => {
    const { flow } = imported(document);
    expect(compileFlow(flow).ok).toBe(true);
  });

  it.each(corpus)('have a line in the report for every step: $name', ({ document }) => {
    const json = toPlainJson(document);
    const steps = readStudioFlow(json.ok ? (json.value as never) : {}).steps;
    const { flow, report } = imported(document);
    const told = new Set(report.entries.map(({ source }) => source));
    expect([...steps.values()].filter(({ name, partOf }) => !told.has(partOf ?? name))).toEqual([]);
    expect(report.entries.flatMap(({ nodes }) => nodes).filter((node) => !Object.hasOwn(flow.nodes, node))).toEqual([]);
  });

  it.each(corpus)('let a caller go who never says anything: $name', ({ document }) => {
    const silence = Array.from({ length: 60 }, () => ({ do: 'staysSilent' }) as const);
    const failures = failuresOf(imported(document).flow, ...silence, { expect: 'ended' });
    // Silences after the end are failures of their own; what counts is that the call has ended.
    expect(failures.filter((failure) => failure.startsWith(`${silence.length}:`))).toEqual([]);
  });

  it('that answer calls have a working counterpart for every step of a call, at least nine in ten of them', () => {
    const voice = corpus
      .map(({ name, document }) => ({ name, ...coverStudioFlow(document, imported(document)) }))
      .filter(({ isVoice }) => isVoice);
    const whole = voice.filter(({ missing }) => missing.length === 0);
    expect(voice.length).toBeGreaterThan(10);
    expect(whole.length / voice.length).toBeGreaterThanOrEqual(0.9);
  });
});
