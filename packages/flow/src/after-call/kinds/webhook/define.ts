import { AFTER_CALL_PARTS } from '@aybiza/statechart';
import { readAddress } from '../../../node-kinds/request/read-address.ts';
import { say } from '../../../sentences/say.ts';
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
    if (address === undefined) context.report('BAD_ADDRESS', 'url', say('BAD_ADDRESS.webhook'));
    if (data.data.length === 0)
      context.report('NOTHING_TO_SEND', 'data', {
        said: say('NOTHING_TO_SEND.webhook'),
        fix: { said: say('fix.tellItCall'), edits: [{ field: 'data', value: ['call'] }] },
      });
    return {
      origin: address?.origin ?? '',
      path: context.template('url', address?.path ?? '/', 'url'),
      data: AFTER_CALL_PARTS.filter((part) => data.data.includes(part)),
    };
  },
};
