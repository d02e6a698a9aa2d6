import { listMembers as listStored } from '@aybiza/db/members';
import { workspaceProcedure } from '../trpc.ts';
import { listMembersOutput } from './member.schema.ts';

/** Everybody in the workspace, those who came first first. */
export const listMembers = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'GET /members',
  summary: 'List the members of the workspace',
})
  .output(listMembersOutput)
  .query(async ({ ctx }) => {
    const members = await ctx.inWorkspace(listStored);
    return members.map((member) => ({ ...member, isYou: member.userId === ctx.actor.id }));
  });
