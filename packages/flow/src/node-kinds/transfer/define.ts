import { readPhoneNumber, withPlus } from '../../phone-number.ts';
import { type Port, portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { leaveBy } from '../leave-by.ts';
import { transferDataSchema } from './data.ts';

const SIP = /^sips?:[A-Za-z0-9._~+-]+@[A-Za-z0-9.-]+$/;
const QUEUE = /^queue:[A-Za-z0-9][A-Za-z0-9 _.-]{0,63}$/;

/** Where a transfer goes, without the spaces and brackets people write numbers with; undefined when it is no such place. */
function readTarget(written: string): string | undefined {
  const trimmed = written.trim();
  if (QUEUE.test(trimmed)) return trimmed;
  const address = trimmed.replace(/[\s()-]/g, '');
  return SIP.test(address) ? address : readPhoneNumber(trimmed);
}

const PORTS: readonly Port[] = [
  portOf('answered', say('port.talked')),
  portOf('busy', say('port.busy'), 'failure'),
  portOf('noAnswer', say('port.noAnswer'), 'failure'),
  portOf('declined', say('port.declined'), 'failure'),
  portOf('failed', say('port.failed'), 'failure'),
];

export const transfer: NodeKindDefinition<'transfer'> = {
  title: 'Transfer',
  help: 'Connects the caller to a person.',
  family: 'call',
  hasInput: true,
  waits: () => true,
  speaks: () => true,
  defaults: () => transferDataSchema.parse({}),
  ports: () => PORTS,
  compile(data, context) {
    const to = readTarget(data.to);
    if (to === undefined) {
      const international = readTarget(withPlus(data.to));
      context.report('BAD_NUMBER', 'to', {
        said: say('BAD_NUMBER.transfer'),
        fix:
          international === undefined
            ? undefined
            : { said: say('fix.writeAs', international), edits: [{ field: 'to', value: international }] },
      });
    }
    return {
      entry: [
        {
          type: 'transfer',
          params: {
            node: context.node,
            to: to ?? '',
            ringMs: Math.round(data.ringSeconds * 1000),
            announcement:
              data.announcement === undefined ? undefined : context.template('announcement', data.announcement),
            briefing: data.briefing === undefined ? undefined : context.template('briefing', data.briefing),
            ...(data.asksFirst ? { asksFirst: true } : {}),
          },
        },
      ],
      on: leaveBy(
        PORTS.map(({ id }) => id),
        context,
      ),
    };
  },
};
