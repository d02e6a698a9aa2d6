import type { Rule } from '@aybiza/flow';
import { addRule, freeId } from '../commands/index.ts';
import type { Editor } from '../editor-context.tsx';
import { describeDemand, plainSentence } from './describe-rule.ts';
import { firstDemand } from './first-moment.ts';

/** Adds a promise of a sort and opens its form. */
export function startRule(
  { store, wordsFor }: Pick<Editor, 'store' | 'wordsFor'>,
  that: Rule['demands']['that'],
): void {
  const { flow } = store.getState();
  const demands = firstDemand(flow, that);
  const id = freeId(flow.rules, 'rule');
  const rule = { name: plainSentence(describeDemand(flow, demands, wordsFor)), demands };
  store.actions.run(addRule, { id, rule }, { view: { drawer: 'rules', openRule: id } });
}
