import { translate } from '../../language/strings.ts';
import { sentencesFrench } from './sentences.fr.ts';
import { afterCallFrench, nodesFrench } from './steps.fr.ts';
import type { flowStrings } from './strings.ts';

export const flowFrench = translate<typeof flowStrings>('flow', {
  nodes: nodesFrench,
  afterCall: afterCallFrench,
  sentences: sentencesFrench,
});
