import { flowSchema } from '@aybiza/flow';

const place = { label: '', position: { x: 0, y: 0 } };

/** The smallest flow that calls somebody. */
export const outboundFlow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Reminds',
  variables: { topic: { type: 'text' } },
  nodes: {
    start: { kind: 'start', ...place, data: { direction: 'outbound', inputs: ['topic'] } },
    talk: { kind: 'end', ...place, data: { text: 'About {{ topic }}.', outcome: 'talked' } },
    gone: { kind: 'end', ...place, data: { text: '', outcome: 'not reached' } },
  },
  edges: {
    a: { from: { node: 'start', port: 'person' }, to: { node: 'talk' } },
    b: { from: { node: 'start', port: 'voicemail' }, to: { node: 'gone' } },
    c: { from: { node: 'start', port: 'noAnswer' }, to: { node: 'gone' } },
  },
});
