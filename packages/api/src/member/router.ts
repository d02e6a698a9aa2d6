import { router } from '../trpc.ts';
import { leave } from './leave.ts';
import { listMembers } from './list-members.ts';
import { removeMember } from './remove-member.ts';
import { setRole } from './set-role.ts';

export const memberRouter = router({ list: listMembers, setRole, remove: removeMember, leave });
