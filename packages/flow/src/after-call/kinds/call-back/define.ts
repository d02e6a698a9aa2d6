import { toSchedule } from '../../../node-kinds/hours/to-schedule.ts';
import { say } from '../../../sentences/say.ts';
import type { AfterCallContext, AfterCallKindDefinition } from '../../definition.ts';
import { callBackDataSchema } from './data.ts';

export const callBack: AfterCallKindDefinition<'callBack'> = {
  title: 'Call back',
  help: 'Somebody wants to be called back: a person finds it on the page “Call-backs”, or an agent calls until it reaches them.',
  attempts: 8,
  timeLimitSeconds: 15,
  defaults: () => callBackDataSchema.parse({}),
  results: () => [],
  compile(data, context) {
    const { to, name, note, by, inputs, day, time, hours, tries, pauseMinutes } = data;
    if (to.trim() === '')
      context.report('NO_NUMBER', 'to', {
        said: say('NO_NUMBER'),
        fix: { said: say('fix.callCaller'), edits: [{ field: 'to', value: 'caller_number' }] },
      });
    if (by === 'agent') checkAgent(data, context);
    context.twinIds('inputs', inputs);
    if (time.trim() !== '' && day.trim() === '') context.report('MISSING_INPUT', 'day', say('MISSING_INPUT.day'));
    return {
      to: to.trim() === '' ? NOBODY : context.expression('to', to, 'text'),
      ...(name.trim() === '' ? {} : { name: context.expression('name', name, 'text') }),
      note: context.template('note', note, 'prompt'),
      by,
      agentId: by === 'agent' ? data.agent : '',
      inputs: inputs.map((input, index) => ({
        name: input.name,
        value: context.expression(`inputs.${index}.value`, input.value, 'any'),
      })),
      ...(day.trim() === '' ? {} : { day: context.expression('day', day, 'text') }),
      ...(time.trim() === '' ? {} : { time: context.expression('time', time, 'text') }),
      timeZone: context.timeZone,
      ...(hours === null
        ? {}
        : { hours: toSchedule(hours, hours.timeZone === '' ? context.timeZone : hours.timeZone) }),
      tries,
      pauseMinutes,
    };
  },
};

const NOBODY = { op: 'value', value: null } as const;

function checkAgent({ agent, inputs }: ReturnType<typeof callBack.defaults>, context: AfterCallContext): void {
  const known = agent === '' ? undefined : context.inputsOf(agent);
  if (agent === '') context.report('NO_AGENT', 'agent', say('NO_AGENT'));
  else if (known === undefined) context.report('AGENT_CANNOT_CALL', 'agent', say('AGENT_CANNOT_CALL'));
  if (known === undefined || known === 'unchecked') return;
  for (const [index, { name }] of inputs.entries()) {
    if (known.includes(name)) continue;
    context.report('UNTAKEN_INPUT', `inputs.${index}.name`, say('UNTAKEN_INPUT', name));
  }
}
