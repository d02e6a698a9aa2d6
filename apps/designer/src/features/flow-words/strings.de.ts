import { translate } from '../../language/strings.ts';
import { sentencesGerman } from './sentences.de.ts';
import { afterCallGerman, nodesGerman } from './steps.de.ts';
import type { flowStrings } from './strings.ts';

export const flowGerman = translate<typeof flowStrings>('flow', {
  nodes: nodesGerman,
  afterCall: afterCallGerman,
  sentences: sentencesGerman,
});
