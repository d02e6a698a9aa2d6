import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { agentCardSchema } from './agent-card.schema.ts';

export const getAgentInput = z.strictObject({ agentId: agentIdSchema });
export const getAgentOutput = agentCardSchema;
