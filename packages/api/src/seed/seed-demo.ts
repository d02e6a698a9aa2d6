import { createAgent, listAgents } from '@aybiza/db/agents';
import { createResource, listResources } from '@aybiza/db/calendar';
import type { Db, Tx } from '@aybiza/db/client';
import { findDeployment } from '@aybiza/db/deployments';
import { createFlow } from '@aybiza/db/flows';
import { addPhoneNumber } from '@aybiza/db/phone-numbers';
import { createWorkspace, findDemoWorkspace, setTimeZone } from '@aybiza/db/workspaces';
import type { AgentId, WorkspaceId } from '@aybiza/foundation/ids';
import { flowFromTemplate } from '../agent/flow-from-template.ts';
import { publishDraft } from '../flow/publish-draft.ts';

const AGENT_NAME = 'Front desk';
/** From the range that Ofcom keeps free for drama: it can never ring at somebody's home. */
const DEMO_NUMBER = '+442079460123';
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

/**
 * Makes sure there is a demo workspace without an owner, with one published agent that can be called. Run again, it
 * changes nothing: neither what people have done to it since, nor what they have deleted from it.
 */
export async function seedDemo(db: Db): Promise<{ workspaceId: WorkspaceId }> {
  const workspaceId = (await findDemoWorkspace(db)) ?? (await createDemoWorkspace(db));
  await db.forWorkspace(workspaceId, fillWorkspace);
  return { workspaceId };
}

async function createDemoWorkspace(db: Db): Promise<WorkspaceId> {
  const made = await createWorkspace(db, { name: 'Bright Smile Dental (demo)', slug: 'demo', isDemo: true });
  if (made.status === 'created') return made.workspace.id;
  const other = await findDemoWorkspace(db);
  if (other === undefined) throw new Error('the address “demo” belongs to a workspace that is not the demo');
  return other;
}

async function fillWorkspace(tx: Tx): Promise<void> {
  // Filled before. The resource counts too: whoever deleted the agent does not want it back.
  if ((await listAgents(tx)).length > 0 || (await listResources(tx)).length > 0) return;
  const document = await flowFromTemplate('dental-practice', AGENT_NAME);
  const { language, timeZone } = document.settings;
  await setTimeZone(tx, timeZone);
  const description = 'Books, moves and cancels appointments for a dental practice, and knows its opening hours.';
  const { id: agentId } = await createAgent(tx, { name: AGENT_NAME, description, language });
  const draft = await createFlow(tx, { agentId, document, name: AGENT_NAME });
  const published = await publishDraft(tx, draft, { note: 'The example as it comes.', actor: null, now: Date.now() });
  if (published.status !== 'published') throw new Error('the dental practice template must be publishable');
  await connectNumber(tx, agentId);
  const openingTimes = MONDAY_TO_FRIDAY.map((weekday) => ({ weekday, fromMinute: 9 * 60, toMinute: 17 * 60 }));
  await createResource(tx, { name: 'Dr Ada Bright', timeZone, slotMinutes: 30, openingTimes });
}

async function connectNumber(tx: Tx, agentId: AgentId): Promise<void> {
  const deployment = await findDeployment(tx, { agentId, environment: 'live' });
  if (deployment === undefined) throw new Error('an agent that was just published must have a deployment');
  await addPhoneNumber(tx, { e164: DEMO_NUMBER, label: 'Practice line', deploymentId: deployment.id });
}
