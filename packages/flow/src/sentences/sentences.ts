import { EXPRESSION_SENTENCES } from './expressions.ts';
import { FIX_SENTENCES } from './fixes.ts';
import { PORT_SENTENCES } from './ports.ts';
import { PROBLEM_SENTENCES } from './problems.ts';

/** Everything that a flow's check and drawing say to people, in English; one that is made of parts is a function of them. */
export const SENTENCES = {
  ...PROBLEM_SENTENCES,
  ...EXPRESSION_SENTENCES,
  ...FIX_SENTENCES,
  ...PORT_SENTENCES,
} as const;

export type SentenceName = keyof typeof SENTENCES;
