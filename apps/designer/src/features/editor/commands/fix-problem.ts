import { applyFix, type Fix } from '@aybiza/flow';
import { fixText } from '../../flow-words/index.ts';
import type { Command } from './command.ts';
import { writeOver } from './write-over.ts';

/** Carries out what mends a problem. Not allowed any more when the flow has changed so much that it does not fit. */
export const fixProblem: Command<Fix> = {
  name: 'fix-problem',
  label: (words) => words.fixProblem,
  labelOf: (fix) => (_words, flow) => fixText(fix, flow),
  shortcut: null,
  allowed: (flow, fix) => applyFix(flow, fix).ok,
  run(flow, fix) {
    const fixed = applyFix(flow, fix);
    if (fixed.ok) writeOver(flow, fixed.value);
  },
};
