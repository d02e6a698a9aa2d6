import { dropCallEventMonths, keepCallEventMonths } from '@aybiza/db/call-event-months';
import { eraseOldCallLogs } from '@aybiza/db/call-log-retention';
import { eraseOldLists } from '@aybiza/db/campaigns/campaign-retention';
import type { Db } from '@aybiza/db/client';
import { forgetOldContacts } from '@aybiza/db/contact-retention';
import type { Clock } from '@aybiza/foundation/clock';
import type { Logger } from '@aybiza/foundation/logger';
import { allWorkspaces } from './all-workspaces.ts';

/** Months made ahead: a worker may be away for a quarter of a year before the log goes where no month is. */
const MONTHS_AHEAD = 3;
/** Calls erased, and contacts forgotten, in one transaction. */
const CALLS = 200;
/** People erased from lists of campaigns in one transaction. */
const PEOPLE = 5_000;

/**
 * Makes the months that the call log needs next, and erases what is older than its workspace keeps it: whole months where it can; then
 * lists of campaigns that are over as long, and contacts of whom nothing was heard for longer.
 */
export async function keepMonths(
  options: { db: Db; clock: Clock; logger: Logger },
  signal: AbortSignal,
): Promise<void> {
  const { db, clock, logger } = options;
  const made = await keepCallEventMonths(db, MONTHS_AHEAD);
  const dropped = await dropCallEventMonths(db);
  let erased = 0;
  let forgotten = 0;
  let unlisted = 0;
  for await (const workspaceId of allWorkspaces(db)) {
    for (let calls = CALLS; calls === CALLS && !signal.aborted; erased += calls) {
      const options = { now: clock.now(), limit: CALLS };
      calls = await db.forWorkspace(workspaceId, (tx) => eraseOldCallLogs(tx, options));
    }
    for (let people = PEOPLE; people === PEOPLE && !signal.aborted; unlisted += people) {
      const options = { now: clock.now(), limit: PEOPLE };
      people = await db.forWorkspace(workspaceId, (tx) => eraseOldLists(tx, options));
    }
    for (let contacts = CALLS; contacts === CALLS && !signal.aborted; forgotten += contacts) {
      const options = { now: clock.now(), limit: CALLS };
      contacts = await db.forWorkspace(workspaceId, (tx) => forgetOldContacts(tx, options));
    }
  }
  if (made + dropped + erased + forgotten + unlisted > 0)
    logger.info({ made, dropped, erased, forgotten, unlisted }, 'call log and contacts kept in order');
}
