import type { Db } from '@aybiza/db/client';
import { listMembers } from '@aybiza/db/members';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { JobPayloads } from '@aybiza/jobs';
import { type JobHandler, nothingToDo } from '../job-handler.ts';
import { byLanguage } from '../mail/by-language.ts';
import type { InstalledMail } from '../mail/open-mail.ts';
import { sendMail } from '../mail/send-mail.ts';
import { describeRollBack } from '../releases/describe-roll-back.ts';
import { readRollBack } from '../releases/read-roll-back.ts';

interface World {
  db: Db;
  designerUrl: string | undefined;
  openMail(workspaceId: WorkspaceId): Promise<InstalledMail | undefined>;
}

/** Tells whoever had the version watched, and the owners; where there is no mail server it stands on the page alone. */
export function createMailRollBack({ db, designerUrl, openMail }: World): JobHandler<JobPayloads['mail-roll-back']> {
  return {
    async run({ id, workspaceId, payload: { watchId }, signal }) {
      const { found, members } = await db.forWorkspace(workspaceId, async (tx) => ({
        found: await readRollBack(tx, watchId),
        members: await listMembers(tx),
      }));
      const mail = await openMail(workspaceId);
      if (found === undefined || mail === undefined) return nothingToDo;
      const to = members.filter(({ role, userId }) => role === 'owner' || userId === found.begunBy.id);
      const rolledBack = { agent: found.agent.name, number: found.number, figures: found.figures };
      const answersUrl = designerUrl === undefined ? undefined : `${designerUrl}/numbers`;
      for (const [language, emails] of byLanguage(to)) {
        const { subject, text } = describeRollBack(rolledBack, { language, answersUrl });
        await sendMail(mail, { of: id, to: emails, subject, text, signal });
      }
      return nothingToDo;
    },
  };
}
