import { say } from '../../../sentences/say.ts';
import type { AfterCallContext, AfterCallKindDefinition } from '../../definition.ts';
import { contactDataSchema } from './data.ts';

export const contact: AfterCallKindDefinition<'contact'> = {
  title: 'Remember the caller',
  help: 'Keeps who called and what was agreed, so that the next call can begin with it. Only with the caller’s consent.',
  attempts: 8,
  timeLimitSeconds: 15,
  defaults: () => contactDataSchema.parse({}),
  results: () => [],
  compile(data, context) {
    const { consent, name, language, optOut, forget } = data;
    if (consent.trim() === '') context.report('NO_CONSENT', 'consent', say('NO_CONSENT'));
    context.twinIds('values', data.values);
    reportTwins(data.values, context);
    return {
      consent: consent.trim() === '' ? NEVER : context.expression('consent', consent, 'yesNo'),
      ...(name.trim() === '' ? {} : { name: context.expression('name', name, 'text') }),
      ...(language.trim() === '' ? {} : { language: context.expression('language', language, 'text') }),
      agreed: context.template('agreed', data.agreed, 'prompt'),
      values: data.values.map((kept, index) => ({
        name: kept.name,
        value: context.expression(`values.${index}.value`, kept.value, 'any'),
      })),
      ...(optOut.trim() === '' ? {} : { optOut: context.expression('optOut', optOut, 'yesNo') }),
      ...(forget.trim() === '' ? {} : { forget: context.expression('forget', forget, 'yesNo') }),
    };
  },
};

const NEVER = { op: 'value', value: false } as const;

function reportTwins(values: readonly { readonly name: string }[], context: AfterCallContext): void {
  const names = values.map(({ name }) => name);
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) === index) continue;
    context.report('DUPLICATE_VARIABLE', `values.${index}.name`, say('DUPLICATE_VARIABLE.kept', name));
  }
}
