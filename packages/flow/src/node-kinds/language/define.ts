import { isLanguageTag } from '../../language-tag.ts';
import { NEXT_PORT } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { languageDataSchema } from './data.ts';

export const language: NodeKindDefinition<'language'> = {
  title: 'Language',
  help: 'Goes on in another language: what is understood, the voice and the translated texts.',
  family: 'talk',
  hasInput: true,
  waits: () => false,
  defaults: () => languageDataSchema.parse({}),
  ports: () => [NEXT_PORT],
  compile(data, context) {
    if (!isLanguageTag(data.language)) context.report('BAD_LANGUAGE', 'language', say('BAD_LANGUAGE'));
    return {
      entry: [{ type: 'switchLanguage', params: { node: context.node, language: data.language, voice: data.voice } }],
      always: [context.target('next')],
    };
  },
};
