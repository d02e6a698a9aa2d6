import { renderTemplate } from '@aybiza/statechart';
import { askForReport } from '../../summary/ask-for-report.ts';
import { transcriptText } from '../../summary/transcript-text.ts';
import { type StudyWorld, studyCall } from '../model-of-call.ts';
import type { StepRunner } from '../step-run.ts';

/** For a call in which the caller neither said nor pressed anything: known without asking a model. */
export const NOTHING_SAID = 'The caller said nothing.';

/** Has the model summarise the call, with what its author wants to know in particular. */
export function createSummaryStep(world: StudyWorld): StepRunner<'summary'> {
  return ({ step, values, signal, ...job }) =>
    studyCall(world, job, {
      quiet: {
        status: 'done',
        result: { summary: NOTHING_SAID, source: 'worker' },
        summary: NOTHING_SAID,
        results: [{ name: 'summary', value: NOTHING_SAID, source: 'worker' }],
      },
      async ask({ llm, lines, source }) {
        const { text: instructions } = renderTemplate(step.params.instructions, values, { target: 'prompt' });
        const report = await askForReport(llm, transcriptText(lines), { signal, instructions });
        return {
          status: 'done',
          result: { ...report, source },
          summary: report.summary,
          // Also the summary: a result says where it comes from.
          results: Object.entries(report).map(([name, value]) => ({ name, value, source })),
        };
      },
    });
}
