import { type Flow, parseFlow } from '@aybiza/flow';

/** A line that calls: greets a person by name, leaves a message on a machine, and notes when it reached nobody. */
export function outboundFlow(): Flow {
  const node = (kind: string, data: unknown) => ({ kind, label: kind, data });
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
  const flow = parseFlow({
    schemaVersion: 1,
    name: 'Reminder',
    variables: { name: { type: 'text' } },
    nodes: {
      start: node('start', { direction: 'outbound', inputs: ['name'] }),
      greet: node('end', { text: 'Hello {{ name }}, this is the dentist.', outcome: 'greeted' }),
      message: node('end', { text: 'Please call the dentist back.', outcome: 'left a message' }),
      nobody: node('end', { text: '', outcome: 'not reached' }),
    },
    edges: {
      person: edge('start', 'person', 'greet'),
      machine: edge('start', 'voicemail', 'message'),
      nobody: edge('start', 'noAnswer', 'nobody'),
    },
  });
  if (!flow.ok) throw new Error(`the outbound line is no flow: ${JSON.stringify(flow.error)}`);
  return flow.value;
}
