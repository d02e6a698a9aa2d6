import { addAuditEntry, type NewAuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import type { Clock } from '@aybiza/foundation/clock';

/** A player asks for a recording in pieces, and a page asks for a live call again and again: in this time it is one reading. */
const ONE_READING_MS = 10 * 60_000;
/** Readings that are remembered; one that is forgotten is written down once more. */
const MOST = 10_000;

export interface Reading {
  readonly actor: NewAuditEntry['actor'];
  /** Such as `recording.heard`. */
  readonly action: string;
  /** The call. */
  readonly subject: string;
}

/** Writes into the audit log who reads or hears what people said. */
export interface ReadingNotes {
  note(tx: Tx, reading: Reading): Promise<void>;
}

export function createReadingNotes({ clock }: { clock: Clock }): ReadingNotes {
  const noted = new Map<string, number>();
  return {
    async note(tx, { actor, action, subject }) {
      const reading = `${tx.workspaceId} ${actor.id} ${action} ${subject}`;
      const now = clock.now();
      if (now - (noted.get(reading) ?? Number.NEGATIVE_INFINITY) < ONE_READING_MS) return;
      await addAuditEntry(tx, { actor, action, subject, detail: {} });
      noted.delete(reading);
      noted.set(reading, now);
      const [oldest] = noted.keys();
      if (noted.size > MOST && oldest !== undefined) noted.delete(oldest);
    },
  };
}
