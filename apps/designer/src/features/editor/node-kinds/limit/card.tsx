import type { NodeCardLook } from '../../../flow-graph/index.ts';

export const limitCard: NodeCardLook<'limit'> = { icon: 'limit' };
