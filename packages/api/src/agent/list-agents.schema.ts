import { z } from 'zod';
import { agentCardSchema } from './agent-card.schema.ts';

export const listAgentsOutput = z.array(agentCardSchema);
