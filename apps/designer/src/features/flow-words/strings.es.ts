import { translate } from '../../language/strings.ts';
import { sentencesSpanish } from './sentences.es.ts';
import { afterCallSpanish, nodesSpanish } from './steps.es.ts';
import type { flowStrings } from './strings.ts';

export const flowSpanish = translate<typeof flowStrings>('flow', {
  nodes: nodesSpanish,
  afterCall: afterCallSpanish,
  sentences: sentencesSpanish,
});
