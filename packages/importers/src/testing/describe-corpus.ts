import { compileFlow } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { randomCaller, whoeverFallsSilent } from './calls.ts';
import { readCorpus } from './corpus.ts';
import { runGeneratedCalls } from './generated-calls.ts';
import { imported } from './imported.ts';
import type { VoiceCoverage } from './voice-coverage.ts';

interface CorpusOf {
  readonly format: 'twilio-studio' | 'amazon-connect';
  /** What the format's own words are: “Studio flows”. */
  readonly what: string;
  /** The names of a document's steps, as the report has them. */
  readonly stepsOf: (document: unknown) => readonly string[];
  readonly cover: (document: unknown, result: ReturnType<typeof imported>) => VoiceCoverage;
  /** So many of the flows answer calls, at least. */
  readonly leastVoice: number;
}

/** What holds for every real flow of a format, where there is a corpus beside the repository. */
export function describeCorpus({ format, what, stepsOf, cover, leastVoice }: CorpusOf): void {
  const corpus = readCorpus(format);
  describe(`real ${what}`, () => {
    if (corpus === undefined) {
      it('are not beside this repository: only flows written for these tests were imported', ({ annotate }) => {
        // Whoever runs the tests has to see that a part of them did not run.
        console.warn(
          `NO CORPUS: real ${what} were not imported. Expected beside the repository: shared/corpus/${format}`,
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
      const { flow, report } = result;
      const told = new Set(report.entries.map(({ source }) => source));
      const steps = new Set(stepsOf(document));
      expect([...steps].filter((name) => !told.has(name))).toEqual([]);
      expect(report.totals.steps).toBe(steps.size);
      const drawn = report.entries.flatMap(({ nodes }) => nodes);
      expect(drawn.filter((node) => !Object.hasOwn(flow.nodes, node))).toEqual([]);
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
      const voice = flows.map(({ document, result }) => cover(document, result)).filter(({ isVoice }) => isVoice);
      const whole = voice.filter(({ missing }) => missing.length === 0);
      expect(voice.length).toBeGreaterThan(leastVoice);
      expect(whole.length / voice.length).toBeGreaterThanOrEqual(0.9);
    });
  });
}
