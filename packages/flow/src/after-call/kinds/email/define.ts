import { AFTER_CALL_PARTS } from '@aybiza/statechart';
import { z } from 'zod';
import { say } from '../../../sentences/say.ts';
import type { AfterCallKindDefinition } from '../../definition.ts';
import { emailDataSchema } from './data.ts';

const addressSchema = z.email();

export const email: AfterCallKindDefinition<'email'> = {
  title: 'E-mail',
  help: 'Tells your staff about the call, such as that somebody asked to be called back.',
  // Over two hours: long enough for a server that lets strangers wait (greylisting) or is started again.
  attempts: 8,
  timeLimitSeconds: 60,
  defaults: () => emailDataSchema.parse({}),
  results: () => [],
  compile(data, context) {
    const wrong = wrongAddresses(data.to);
    if (data.to.trim() === '') context.report('BAD_ADDRESS', 'to', say('BAD_ADDRESS.nobody'));
    else if (wrong.length > 0) context.report('BAD_ADDRESS', 'to', say('BAD_ADDRESS.email', wrong));
    if (data.subject.trim() === '') context.report('EMPTY_PROMPT', 'subject', say('EMPTY_PROMPT.subject'));
    if (data.text.trim() === '' && data.data.length === 0)
      context.report('NOTHING_TO_SEND', 'data', {
        said: say('NOTHING_TO_SEND.email'),
        fix: { said: say('fix.tellCall'), edits: [{ field: 'data', value: ['call', 'summary'] }] },
      });
    return {
      to: context.template('to', data.to, 'message'),
      subject: context.template('subject', data.subject, 'message'),
      text: context.template('text', data.text, 'message'),
      data: AFTER_CALL_PARTS.filter((part) => data.data.includes(part)),
    };
  },
};

/** What was written out and is no address. What a value makes of an address is known only after the call. */
function wrongAddresses(to: string): string[] {
  const hole = '\u0000';
  return to
    .replaceAll(/\{\{.*?\}\}/gs, hole)
    .split(/[,;\s]+/)
    .filter((one) => one !== '' && !one.includes(hole) && !addressSchema.safeParse(one).success);
}
