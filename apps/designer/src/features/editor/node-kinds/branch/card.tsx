import type { NodeCardLook } from '../../../flow-graph/index.ts';

export const branchCard: NodeCardLook<'branch'> = { icon: 'branch' };
