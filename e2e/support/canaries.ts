import type { Needle } from './needles.ts';
import type { ScaledWorld } from './scaled-world.ts';

/** Nobody else has these: wherever one of them is found, it came from a person, a caller or an integrator. */
export const CANARY = {
  name: 'Wilhelmina Canarybird',
  email: 'wilhelmina@canarybird.example',
  phone: '+447911555042',
  nationalId: 'QZ480915B',
} as const;
const ALL = Object.values(CANARY).join(', ');
/** Nobody may ever read these again. */
const SECRET = 'a-canary-of-a-key-that-opens-doors';

export const PERSONAL: readonly Needle[] = [
  { id: 'name', words: 'Canarybird' },
  { id: 'phone', digits: CANARY.phone.slice(1) },
  { id: 'national id', words: CANARY.nationalId },
];
export const SECRETS: readonly Needle[] = [{ id: 'key', words: SECRET }];

/** Writes them into everything that people and integrators fill in, over the doors that those use. */
export async function fillFields({ ask, rest, hook }: ScaledWorld): Promise<void> {
  const { agentId = '' } = await ask('agent.create', { name: `Agent of ${CANARY.name}` });
  const { draft } = await (await rest(`/agents/${agentId}/draft`)).json();
  await ask('flow.saveDraft', {
    agentId,
    revision: draft?.revision ?? 1,
    flow: flowOf(`${hook.url}?of=${CANARY.email}`),
  });
  await ask('comment.startThread', { agentId, nodeId: 'start', text: `Call ${ALL}`, mentions: [] });
  await ask('checkpoint.create', { agentId, reason: 'named', name: CANARY.name });
  await ask('flow.publish', { agentId, name: CANARY.name, note: ALL });
  const { contactId } = await ask('contact.create', { e164: CANARY.phone, name: CANARY.name, consents: true });
  await ask('contact.change', {
    contactId,
    agreed: ALL,
    values: { insurance: CANARY.nationalId, email: CANARY.email },
  });
  await ask('callBack.create', { e164: CANARY.phone, name: CANARY.name, note: ALL });
  await ask('callView.create', { name: CANARY.name, query: `text=${encodeURIComponent(ALL)}` });
  await ask('alert.createRule', {
    name: CANARY.name,
    measure: 'calls',
    side: 'above',
    threshold: 1_000,
    windowMinutes: 60,
    emails: [CANARY.email],
  });
  await ask('webhook.create', { url: `${hook.url}?of=${CANARY.email}`, events: ['call.ended'] });
  await ask('credential.set', {
    name: 'canary',
    manner: { kind: 'basic', username: CANARY.email },
    origins: ['https://crm.canarybird.example'],
    secret: SECRET,
  });
  await ask('knowledge.addCollection', { name: CANARY.name });
  const query = new URLSearchParams({ fileName: `${CANARY.name}.txt`, title: CANARY.name });
  await rest(`/knowledge/documents?${query}`, {
    ...{ method: 'POST', body: `Patients\n\n${ALL}`, headers: { 'content-type': 'application/octet-stream' } },
  });
}

function flowOf(url: string): object {
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
  return {
    schemaVersion: 1,
    name: `Flow of ${CANARY.name}`,
    settings: { persona: `You know ${ALL}.` },
    knowledge: { list: { title: CANARY.name, text: ALL } },
    scenarios: { call: { name: CANARY.name, steps: [{ do: 'says', text: `My name is ${CANARY.name}` }] } },
    nodes: {
      start: { kind: 'start', label: CANARY.name, data: {} },
      note: { kind: 'comment', label: 'note', data: { text: ALL } },
      done: { kind: 'end', label: 'done', data: { text: `Goodbye ${CANARY.name}.`, outcome: CANARY.name } },
    },
    edges: { begin: edge('start', 'next', 'done') },
    afterCall: [
      { id: 'mail', kind: 'email', data: { to: CANARY.email, subject: CANARY.name, text: ALL } },
      { id: 'tell', kind: 'webhook', data: { url } },
    ],
  };
}
