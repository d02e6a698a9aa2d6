import { createHash } from 'node:crypto';
import type { CallTokenClaims } from '@aybiza/auth/call-token';
import { createPbxSecret } from '@aybiza/auth/pbx-secret';
import { createAgent } from '@aybiza/db/agents';
import { saveDeployment } from '@aybiza/db/deployments';
import { createFlowVersion } from '@aybiza/db/flow-versions';
import { createFlow, type Draft } from '@aybiza/db/flows';
import { addPhoneNumber, setPbxSecret } from '@aybiza/db/phone-numbers';
import { saveStatechart } from '@aybiza/db/statecharts';
import type { Db, Tx } from '@aybiza/db/transaction';
import { createWorkspace } from '@aybiza/db/workspaces';
import { compileFlow, type Flow } from '@aybiza/flow';
import type { PhoneNumberId } from '@aybiza/foundation/ids';
import type { Statechart } from '@aybiza/statechart';

/** What a page's token says that it may call, what a PBX shows, and what it was made of. */
export interface PublishedLine
  extends Pick<CallTokenClaims, 'workspaceId' | 'agentId' | 'flowVersionId' | 'statechartHash'> {
  readonly phoneNumberId: PhoneNumberId;
  readonly pbxSecret: string;
  readonly draft: Draft;
}

interface Line {
  readonly number: string;
  readonly flow: Flow;
  readonly slug: string;
  /** Makes a statechart of it that the compiler would not. */
  change?(statechart: Statechart): Statechart;
}

/** Publishes a flow in a workspace of its own and has a number answer with it. */
export async function publishLine(db: Db, line: Line): Promise<PublishedLine> {
  const { flow, slug } = line;
  const made = await createWorkspace(db, { name: flow.name, slug });
  if (made.status !== 'created') throw new Error(`the workspace ${slug} exists already`);
  return db.forWorkspace(made.workspace.id, (tx) => publish(tx, line));
}

async function publish(tx: Tx, { number, flow, change }: Line): Promise<PublishedLine> {
  const compiled = compileFlow(flow);
  if (!compiled.ok) throw new Error(`${flow.name} does not compile: ${JSON.stringify(compiled.error.slice(0, 3))}`);
  const { hash, statechart } = change === undefined ? compiled.value : named(change(compiled.value.statechart));
  const { id: agentId } = await createAgent(tx, { name: flow.name });
  const draft = await createFlow(tx, { agentId, document: flow });
  await saveStatechart(tx, { hash, document: statechart });
  const made = { flowId: draft.id, name: 'First', note: '', document: flow, statechartHash: hash, publishedBy: null };
  const { id: flowVersionId } = await createFlowVersion(tx, made);
  const weights = [{ flowVersionId, statechartHash: hash, weight: 1 }];
  const saved = await saveDeployment(tx, { agentId, environment: 'live', weights });
  if (saved.status !== 'saved') throw new Error(`${flow.name} cannot be deployed`);
  const added = await addPhoneNumber(tx, { e164: number, deploymentId: saved.deployment.id });
  if (added.status !== 'added') throw new Error(`the number of ${flow.name} is taken`);
  const phoneNumberId = added.phoneNumber.id;
  const { text: pbxSecret, hash: secretHash } = createPbxSecret();
  await setPbxSecret(tx, phoneNumberId, secretHash);
  return { workspaceId: tx.workspaceId, agentId, flowVersionId, statechartHash: hash, phoneNumberId, pbxSecret, draft };
}

function named(statechart: Statechart): { hash: string; statechart: Statechart } {
  return { hash: createHash('sha256').update(JSON.stringify(statechart)).digest('hex'), statechart };
}
