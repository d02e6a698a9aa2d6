import type { NodeCardLook } from '../../../flow-graph/index.ts';

export const splitCard: NodeCardLook<'split'> = {
  icon: 'split',
  portSign: (data, port) => {
    const whole = data.arms.reduce((sum, { share }) => sum + share, 0);
    const arm = data.arms.find(({ id }) => `arm.${id}` === port);
    return arm === undefined || whole === 0 ? undefined : `${Math.round((100 * arm.share) / whole)} %`;
  },
};
