import { isTimeZone, WEEKDAYS } from '@aybiza/statechart';
import { portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { hoursDataSchema } from './data.ts';
import { toSchedule } from './to-schedule.ts';

const WORKDAYS = WEEKDAYS.slice(0, 5);

export const hours: NodeKindDefinition<'hours'> = {
  title: 'Opening hours',
  help: 'Open or closed? A weekly plan with holidays decides.',
  family: 'think',
  hasInput: true,
  waits: () => false,
  defaults: () =>
    hoursDataSchema.parse({
      weekly: Object.fromEntries(WORKDAYS.map((day) => [day, [{ from: '09:00', to: '17:00' }]])),
    }),
  ports: () => [portOf('open', say('port.open')), portOf('closed', say('port.closed'))],
  compile(data, context) {
    const wanted = data.timeZone === '' ? context.flow.settings.timeZone : data.timeZone;
    if (!isTimeZone(wanted))
      context.report('BAD_TIME_ZONE', 'timeZone', {
        said: say('BAD_TIME_ZONE', wanted),
        fix: data.timeZone === '' ? undefined : { said: say('fix.ownZone'), edits: [{ field: 'timeZone', value: '' }] },
      });
    const dates = data.exceptions.map(({ date }) => date);
    for (const [index, date] of dates.entries()) {
      if (dates.indexOf(date) !== index)
        context.report('DUPLICATE_DATE', `exceptions.${index}.date`, {
          said: say('DUPLICATE_DATE', date),
          fix: { said: say('fix.removeSecond'), edits: [{ field: `exceptions.${index}` }] },
        });
    }
    return {
      entry: [
        {
          type: 'lookAtClock',
          params: {
            node: context.node,
            schedule: toSchedule(data, wanted),
          },
        },
      ],
      on: { open: [context.target('open')], closed: [context.target('closed')] },
    };
  },
};
