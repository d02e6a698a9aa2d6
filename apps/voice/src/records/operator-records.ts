import { consumeOperatorToken, type OperatorClaims, readOperatorToken } from '@aybiza/auth/operator-token';
import type { Leases } from '@aybiza/backbone/leases/port';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import type { Db } from '@aybiza/db/client';
import type { CallId } from '@aybiza/foundation/ids';

/** Somebody who wants to look on at a call, as their token says. */
export type OperatorTicket = OperatorClaims & { readonly jti: string };

/** How it was. */
export interface OperatorVisit {
  readonly ms: number;
  /** Why they did not get what they came for; undefined: they did. */
  readonly refused: string | undefined;
}

/** Who may look on at calls, where those are, and that somebody did. */
export interface OperatorRecords {
  /** What a token is for; undefined for one that is not ours. Uses nothing up. */
  read(token: string): OperatorTicket | undefined;
  /** Uses it up. Rejects while the database is away. */
  use(ticket: OperatorTicket): Promise<boolean>;
  /** Where the process is reached that has a call; undefined when none has, or it is this one. */
  addressOf(callId: CallId): Promise<string | undefined>;
  /** Writes down that they are out of the call again. */
  left(ticket: OperatorTicket, visit: OperatorVisit): Promise<void>;
}

export interface OperatorRecordsOptions {
  readonly db: Db;
  readonly leases: Pick<Leases, 'find'>;
  readonly secret: string;
  /** This process's own. */
  readonly address: string;
}

const LEAVING = {
  listener: 'liveCall.stoppedListening',
  text: 'liveCall.gaveBack',
  voice: 'liveCall.gaveBack',
} as const satisfies Record<OperatorTicket['as'], string>;

export function createOperatorRecords({ db, leases, secret, address }: OperatorRecordsOptions): OperatorRecords {
  return {
    read: (token) => readOperatorToken(token, secret),
    use: (ticket) => consumeOperatorToken(db, ticket),
    async addressOf(callId) {
      const lease = await leases.find(callId);
      return lease === undefined || lease.address === address ? undefined : lease.address;
    },
    left: ({ workspaceId, callId, by, as }, { ms, refused }) =>
      db.forWorkspace(workspaceId, (tx) =>
        addAuditEntry(tx, {
          actor: { type: 'person', id: by },
          action: refused === undefined ? LEAVING[as] : 'liveCall.refused',
          subject: callId,
          detail: refused === undefined ? { ms } : { as, why: refused, ms },
        }),
      ),
  };
}
