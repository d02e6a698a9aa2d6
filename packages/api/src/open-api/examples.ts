/** Inputs as somebody sends them, by procedure. A test holds each against its schema. */
export const EXAMPLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'agent.create': { name: 'Reception' },
  'agent.rename': { name: 'Front desk' },
  'flow.saveDraft': {
    revision: 1,
    flow: {
      schemaVersion: 1,
      name: 'Reception',
      nodes: {
        start: { kind: 'start', label: 'Start', data: {} },
        bye: { kind: 'end', label: 'Goodbye', data: { text: 'Thank you for calling.', outcome: 'done' } },
      },
      edges: { first: { from: { node: 'start', port: 'next' }, to: { node: 'bye' } } },
    },
  },
  'flow.publish': { revision: 2, note: 'Callers hear the new opening hours.' },
  'calls.place': {
    agentId: 'agt_3kd09x2m',
    to: '+447700900123',
    from: '+442079460123',
    inputs: { name: 'Maria' },
  },
  'phoneNumber.connect': { agentId: 'agt_3kd09x2m', e164: '+442079460123' },
  'widget.create': {
    agentId: 'agt_3kd09x2m',
    name: 'Practice web site',
    origins: ['https://www.example.com'],
    looks: {
      color: '#0b5fff',
      position: 'end',
      label: 'Talk to us',
      title: 'Reception',
      greeting: 'Ask about an appointment or our opening hours.',
      language: 'en',
    },
    byVoice: true,
    byText: true,
    enabled: true,
  },
  'webhook.create': { url: 'https://example.com/aybiza', events: ['call.ended'] },
};
