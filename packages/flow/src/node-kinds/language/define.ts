import { NEXT_PORT } from '../../port.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { languageDataSchema } from './data.ts';

/** BCP 47, as far as phones and voices use it: a language, perhaps a script, perhaps a region. */
const TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;

export const language: NodeKindDefinition<'language'> = {
  title: 'Language',
  help: 'Goes on in another language: what is understood, the voice and the translated texts.',
  family: 'talk',
  hasInput: true,
  waits: () => false,
  defaults: () => languageDataSchema.parse({}),
  ports: () => [NEXT_PORT],
  compile(data, context) {
    if (!TAG.test(data.language))
      context.report('BAD_LANGUAGE', 'language', 'Write the language like “en-US” or “es”.');
    return {
      entry: [{ type: 'switchLanguage', params: { node: context.node, language: data.language, voice: data.voice } }],
      always: [context.target('next')],
    };
  },
};
