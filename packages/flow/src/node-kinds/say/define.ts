import { NEXT_PORT } from '../../port.ts';
import { say as sentence } from '../../sentences/say.ts';
import type { CompileContext, NodeKindDefinition } from '../definition.ts';
import { sayDataSchema } from './data.ts';

/** Like every address that a flow names, it is literal: no value of a call can choose what is fetched. */
function audioAddress(audio: string | undefined, context: CompileContext): string | undefined {
  if (audio === undefined || audio.trim() === '') return undefined;
  const address = audio.trim();
  if (/^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?\/[^\s{}]*$/.test(address)) return address;
  context.report('BAD_ADDRESS', 'audio', sentence('BAD_ADDRESS.sound'));
  return undefined;
}

export const say: NodeKindDefinition<'say'> = {
  title: 'Say',
  help: 'Tells the caller something, then goes on.',
  family: 'talk',
  hasInput: true,
  waits: () => false,
  speaks: () => true,
  defaults: () => sayDataSchema.parse({}),
  ports: () => [NEXT_PORT],
  compile: (data, context) => ({
    entry: [
      {
        type: 'say',
        params: {
          node: context.node,
          variants: [
            context.prompt('text', data.text),
            ...data.variants.map((variant, index) => context.prompt(`variants.${index}`, variant)),
          ],
          interruption: data.interruption,
          voice: data.voice,
          audio: audioAddress(data.audio, context),
        },
      },
    ],
    always: [context.target('next')],
  }),
};
