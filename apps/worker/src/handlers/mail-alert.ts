import { findAlert } from '@aybiza/db/alerts/alerts';
import type { Db } from '@aybiza/db/client';
import { listReaderLanguages } from '@aybiza/db/reader-languages';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { JobPayloads } from '@aybiza/jobs';
import { describeAlert } from '../alerts/describe-alert.ts';
import { type JobHandler, nothingToDo } from '../job-handler.ts';
import { byLanguage } from '../mail/by-language.ts';
import type { InstalledMail } from '../mail/open-mail.ts';
import { sendMail } from '../mail/send-mail.ts';

interface World {
  db: Db;
  designerUrl: string | undefined;
  openMail(workspaceId: WorkspaceId): Promise<InstalledMail | undefined>;
}

/** Tells people by e-mail that an alert has begun or is over; where there is no mail server it stands on the page alone. */
export function createMailAlert({ db, designerUrl, openMail }: World): JobHandler<JobPayloads['mail-alert']> {
  return {
    async run({ id, workspaceId, payload: { alertId, event }, signal }) {
      const found = await db.forWorkspace(workspaceId, async (tx) => {
        const alert = await findAlert(tx, alertId);
        return alert === undefined ? undefined : { alert, languages: await listReaderLanguages(tx, alert.rule.emails) };
      });
      const mail = await openMail(workspaceId);
      if (found === undefined || mail === undefined) return nothingToDo;
      const { alert, languages } = found;
      const to = alert.rule.emails.map((email) => ({ email, language: languages.get(email.toLowerCase()) }));
      const alertsUrl = designerUrl === undefined ? undefined : `${designerUrl}/alerts`;
      for (const [language, emails] of byLanguage(to)) {
        const { subject, text } = describeAlert(alert, { event, language, alertsUrl });
        await sendMail(mail, { of: id, to: emails, subject, text, signal });
      }
      return nothingToDo;
    },
  };
}
