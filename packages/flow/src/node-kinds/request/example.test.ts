import { expect, it } from 'vitest';
import { canonicalJson } from '../../canonical-json.ts';
import { compileFlow } from '../../compile-flow.ts';
import { parseFlow } from '../../parse-flow.ts';
import { aFlow } from '../../testing/a-flow.ts';

const withExample = (example?: unknown) =>
  aFlow()
    .node('ask', { kind: 'request', data: { call: { via: 'http', url: 'https://api.example.com/x' }, example } })
    .edge('ask', 'ok', 'bye')
    .end('bye')
    .start('ask')
    .build();

it('an example answer comes through a document and into the statechart as it was pinned', () => {
  const example = { status: 404, body: { next: null, slots: [{ at: '10:00', free: true }] } };
  const flow = parseFlow(JSON.parse(canonicalJson(withExample(example))));
  if (!flow.ok) throw new Error(flow.error.message);
  expect(flow.value.nodes.ask?.data).toMatchObject({ example });
  const compiled = compileFlow(flow.value);
  expect(compiled.ok && JSON.stringify(compiled.value.statechart)).toContain(JSON.stringify(example.body));
});

it('an example that would make every call heavy is refused, and says what to do', () => {
  const document = JSON.parse(JSON.stringify(withExample({ status: 200, body: {} })));
  document.nodes.ask.data.example.body = { text: 'x'.repeat(20_000) };
  const refused = parseFlow(document);
  expect(!refused.ok && refused.error.issues[0]?.message).toContain('keep the part that the mapping reads');
});
