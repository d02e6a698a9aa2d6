import type { AfterCallStep, Flow } from '@aybiza/flow';
import type { Formats } from '../../../formats/create-formats.ts';
import type { FlowWords } from '../../flow-words/index.ts';
import type { LaneWords } from './strings.ts';

/** What a step is called: its name, else its kind. */
export function stepName({ name, kind }: Pick<AfterCallStep, 'name' | 'kind'>, { afterCall }: FlowWords): string {
  return name.trim() === '' ? afterCall[kind].title : name.trim();
}

/** When a step runs, in one line. */
export function describeWhen(
  { afterCall }: Pick<Flow, 'afterCall'>,
  { when, after }: AfterCallStep,
  { text, words, quoted }: { readonly text: LaneWords; readonly words: FlowWords; readonly quoted: Formats['quoted'] },
): string {
  const condition = when.trim() === '' ? text.always : text.when(when.trim());
  const names = afterCall.filter(({ id }) => after.includes(id)).map((step) => stepName(step, words));
  return names.length === 0 ? condition : `${condition}, ${text.behind(names.map(quoted).join(', '))}`;
}

/** What a step does, in a few words; empty where its kind says it all. */
export function describeWhat(step: AfterCallStep, { summaries }: LaneWords): string {
  switch (step.kind) {
    case 'summary':
      return step.data.instructions.trim();
    case 'extract':
      return step.data.values.length === 0
        ? summaries.noValues
        : summaries.values(step.data.values.map(({ name }) => name).join(', '));
    case 'score':
      return step.data.criteria.length === 0 ? summaries.noCriteria : summaries.criteria(step.data.criteria.length);
    case 'webhook':
      return step.data.url.trim() === '' ? summaries.noAddress : step.data.url.trim();
    case 'message':
      return step.data.text.trim() === '' ? summaries.noText : step.data.text.trim();
    case 'email':
      return step.data.to.trim() === '' ? summaries.noReceiver : step.data.to.trim();
    case 'exportRecording':
      return step.data.folder;
    case 'contact':
      return step.data.consent.trim() === '' ? summaries.noConsent : summaries.remembered(step.data.consent.trim());
    case 'callBack':
      return step.data.by === 'person' ? summaries.byPerson : summaries.byAgent(step.data.tries);
  }
}
