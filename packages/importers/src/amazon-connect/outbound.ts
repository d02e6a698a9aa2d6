import { drawBranch } from '../draw-branch.ts';
import { quote } from '../write-template.ts';
import { type Connect, errorWay, type Translator, to } from './connect-context.ts';
import { errorOf } from './connect-flow.ts';

/** The variable that tells who picked up. */
function pickedUp({ draft }: Connect): string {
  return draft.variable('call status', { name: 'call_status', description: 'Who picked up when we called' });
}

/** What Amazon Connect calls those who may pick up, by our port. */
const STATUS = { person: 'CallAnswered', voicemail: 'VoicemailBeep' } as const;

/** Does the flow ask who picked up? Then it is us who call. */
export function isOutbound({ flow, paths }: Pick<Connect, 'flow' | 'paths'>): boolean {
  return [...flow.actions.values()].some(({ id, kind }) => kind === 'CheckOutboundCallStatus' && paths.reached.has(id));
}

/** The start of a call that we make: who picked up is written down before the flow begins. */
export function wireOutboundStart(connect: Connect, start: string): readonly string[] {
  const { draft, flow } = connect;
  const variable = pickedUp(connect);
  const nodes = (['person', 'voicemail'] as const).map((port) => {
    const node = draft.add('set', {
      name: `picked up by ${port}`,
      data: { assignments: [{ variable, value: quote(STATUS[port]) }] },
    });
    draft.wire(start, port, { node });
    draft.wire(node, 'next', to(flow.start));
    return node;
  });
  draft.wire(start, 'noAnswer', 'hangUp');
  return nodes;
}

/** `CheckOutboundCallStatus`: a person, or a machine with or without a beep. */
export const translateCallStatus: Translator = (action, connect) => {
  const variable = pickedUp(connect);
  const cases = action.conditions.map(({ operands, next }) => {
    const status = (operands.at(-1) ?? '').slice(0, 80);
    return { name: status, label: status, when: `${variable} == ${quote(status)}`, to: to(next) };
  });
  const otherwise = to(errorOf(action, 'NoMatchingCondition'), action.next, errorWay(action));
  const nodes = drawBranch(connect.draft, { name: action.name, position: action.position, cases, otherwise });
  connect.draft.enter(action.id, nodes[0] ?? '');
  return {
    verdict: 'mapped',
    nodes,
    reason: 'It decides by who picked up. Whether a machine beeps is not told apart here: it counts as one that does.',
  };
};
