import type { NodeCardLook } from '../../../flow-graph/index.ts';

export const startCard: NodeCardLook<'start'> = { icon: 'start' };
