import { libraryOf } from '../../library.ts';
import { portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { NodeKindDefinition } from '../definition.ts';
import { answerDataSchema } from './data.ts';

export const answer: NodeKindDefinition<'answer'> = {
  title: 'Answer',
  help: 'Answers a question from your documents, and says when they do not tell.',
  family: 'think',
  hasInput: true,
  waits: () => true,
  silentPorts: () => ['notFound'],
  callerPorts: ({ prompt }) => (prompt === '' ? [] : ['notFound']),
  // Without a question of its own it answers what was said before, or finds that nothing was.
  mayPassAtOnce: ({ prompt }) => prompt === '',
  judgesWords: ({ prompt }) => prompt === '',
  defaults: () => answerDataSchema.parse({}),
  ports: () => [portOf('answered', say('port.answered')), portOf('notFound', say('port.notFound'))],
  compile(data, context) {
    const known = Object.keys(context.flow.knowledge).sort();
    const library = libraryOf(data);
    if (known.length === 0 && library === undefined) context.report('NO_KNOWLEDGE', 'sources', say('NO_KNOWLEDGE'));
    // Without any named document all are answered from: the last one is not taken out with a click.
    const areSomeLeft = library !== undefined || data.sources.some((source) => known.includes(source));
    for (const [index, source] of data.sources.entries()) {
      if (known.includes(source)) continue;
      context.report('UNKNOWN_SOURCE', `sources.${index}`, {
        said: say(areSomeLeft ? 'UNKNOWN_SOURCE.answer' : 'UNKNOWN_SOURCE.last'),
        fix: areSomeLeft ? { said: say('fix.without'), edits: [{ field: `sources.${index}` }] } : undefined,
      });
    }
    return {
      entry: [
        {
          type: 'answer',
          params: {
            node: context.node,
            prompt: context.template('prompt', data.prompt),
            instructions: data.instructions,
            sources: data.sources.length === 0 ? known : data.sources.filter((source) => known.includes(source)),
            ...(library === undefined ? {} : { library }),
            waitMs: Math.round(data.waitSeconds * 1000),
            interruption: data.interruption,
            voice: data.voice,
          },
        },
      ],
      on: { answered: [context.target('answered')], notFound: [context.target('notFound')] },
    };
  },
};
