import { AFTER_CALL_PARTS } from '@aybiza/statechart';
import { readAddress } from '../../../node-kinds/request/read-address.ts';
import type { AfterCallKindDefinition } from '../../definition.ts';
import { webhookDataSchema } from './data.ts';

export const webhook: AfterCallKindDefinition<'webhook'> = {
  title: 'Webhook',
  help: 'Tells another system about the call, signed, until it listens.',
  // Over three days: the schedule of the other webhooks.
  attempts: 10,
  timeLimitSeconds: 30,
  defaults: () => webhookDataSchema.parse({}),
  results: () => [],
  compile(data, context) {
    const address = readAddress(data.url);
    if (address === undefined)
      context.report(
        'BAD_ADDRESS',
        'url',
        'Nobody is told: an address starts with https:// and a host written out, without {{…}}, “@” or “\\” before the first “/”.',
      );
    if (data.data.length === 0)
      context.report('NOTHING_TO_SEND', 'data', {
        message: 'The other system only learns that there was a call: choose what it is told about it.',
        fix: { label: 'Tell it about the call', edits: [{ field: 'data', value: ['call'] }] },
      });
    return {
      origin: address?.origin ?? '',
      path: context.template('url', address?.path ?? '/', 'url'),
      data: AFTER_CALL_PARTS.filter((part) => data.data.includes(part)),
    };
  },
};
