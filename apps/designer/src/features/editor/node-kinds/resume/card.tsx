import type { NodeCardLook } from '../../../flow-graph/index.ts';

export const resumeCard: NodeCardLook<'resume'> = { icon: 'resume' };
