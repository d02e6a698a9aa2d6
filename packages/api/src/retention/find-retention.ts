import { getCallLogDays } from '@aybiza/db/call-log-retention';
import type { Tx } from '@aybiza/db/client';
import { getContactMonths } from '@aybiza/db/contact-retention';
import { getRecordingDays } from '@aybiza/db/recording-retention';

/** How long the workspace keeps what. */
export async function findRetention(tx: Tx) {
  return {
    callLogDays: await getCallLogDays(tx),
    recordingDays: await getRecordingDays(tx),
    contactMonths: await getContactMonths(tx),
  };
}
