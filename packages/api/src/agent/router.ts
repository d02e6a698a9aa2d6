import { router } from '../trpc.ts';
import { createAgent } from './create-agent.ts';
import { deleteAgent } from './delete-agent.ts';
import { getAgent } from './get-agent.ts';
import { listAgents } from './list-agents.ts';
import { renameAgent } from './rename-agent.ts';

export const agentRouter = router({
  list: listAgents,
  get: getAgent,
  create: createAgent,
  rename: renameAgent,
  delete: deleteAgent,
});
