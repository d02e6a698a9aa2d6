import { OPEN } from '../draft-state.ts';
import { clip } from '../write-template.ts';
import { goOn, type Translator, template } from './studio-context.ts';
import { kindOf, property, type StudioStep } from './studio-flow.ts';

interface Exit {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly events: readonly string[];
}

const DONE: Exit = {
  id: 'done',
  label: 'Done',
  description: 'What the caller wanted is done.',
  events: ['completed', 'sessionEnded', 'success'],
};

const HANDOFF: Exit = {
  id: 'handoff',
  label: 'Asks for a person',
  description: 'The caller asks for a person, or cannot be helped.',
  events: ['live-agent-handoff'],
};

/**
 * Widgets that hand the conversation to an agent outside (`connect-virtual-agent`, `run-conversation-relay`, `send-to-auto-pilot`,
 * `understand`): a conversation led by the model, whose goal the author has to write.
 */
export const translateTalkingAgent: Translator = (step, studio) => {
  const { draft } = studio;
  const exits = step.transitions.some(({ event }) => event === 'live-agent-handoff') ? [DONE, HANDOFF] : [DONE];
  const opening = property(step, 'welcome_greeting', 'body');
  const node = draft.add('converse', {
    name: step.name,
    data: {
      goal: `In the original ${agentOf(step)} leads this conversation. Write here what it has to do: what it asks, what it may say, when it is done.`,
      ...(opening === undefined ? {} : { opening: template(studio, step, opening) }),
      exits: exits.map(({ id, label, description }) => ({ id, label, description })),
    },
    position: step.position,
  });
  for (const { id, events } of exits) draft.wire(node, `exit.${id}`, goOn(step, ...events));
  draft.wire(node, 'failed', goOn(step, 'failed', 'failure'));
  draft.wire(node, 'turnLimit', goOn(step, 'failed', 'failure', 'timeout'));
  draft.wire(node, 'noInput', OPEN);
  draft.enter(step.name, node);
  const reason = `The agent itself, ${agentOf(step)}, is outside this flow: write into the goal what it has to do.`;
  return { verdict: 'approximated', nodes: [node], reason };
};

function agentOf(step: StudioStep): string {
  const name = property(step, 'connector_name', 'autopilot_assistant_sid', 'assistant_sid', 'url') ?? kindOf(step);
  return `“${clip(name, 120)}”`;
}
