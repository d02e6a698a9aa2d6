import type { NodeKind } from '@aybiza/flow';
import { guideAddress } from '../../../components/guide-address.ts';

/** The guide's page about a kind of step. */
export function stepGuide(kind: NodeKind): string {
  return guideAddress(`designers/steps/${kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
}
