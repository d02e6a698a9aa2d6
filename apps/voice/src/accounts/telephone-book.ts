import type { TelephoneAccount } from '@aybiza/db/provider-accounts';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import { authTokensOf, type OpenAccount } from '@aybiza/providers/accounts/account';
import { createTelephone, type Telephone } from '@aybiza/providers/accounts/telephone';
import type {
  ReachedAt,
  RequestVerifier,
  SignedRequest,
  TelephoneCompany,
  Telephony,
} from '@aybiza/providers/telephony/port';
import { FreshEnough } from '../fresh-enough.ts';
import type { AccountBook } from './account-book.ts';

/** The longest call: so long an account that was replaced may speak of the calls that it has under way. */
const REPLACED_FOR_MS = 4 * 60 * 60 * 1000;

/** Whose account a call is on. */
export type Line = 'installation' | 'own';

/** A call, as far as it matters who may speak of it. */
interface CallOnLine {
  readonly deployed: { readonly workspaceId: WorkspaceId };
  readonly line?: Line;
}

/** Somebody whose signature was found right. */
export interface Speaker {
  readonly line: Line;
  /** May it bring this workspace calls? A workspace with an account of its own hears from that account only. */
  speaksFor(workspaceId: WorkspaceId): boolean;
  /** May it say what happened to a call of this process? A call stays on the account on which it began. */
  speaksOf(call: CallOnLine): boolean;
}

/** The accounts with the telephone company: the installation's, and those of workspaces. */
export interface TelephoneBook {
  /** Whose request this is, by the account that it names and its signature; undefined when it is nobody's. */
  identify(request: SignedRequest, accountSid: string): Promise<Speaker | undefined>;
  /** May this socket be opened for a call of the workspace? What it may do there is decided by its token. */
  admits(request: SignedRequest, workspaceId: WorkspaceId | undefined): Promise<boolean>;
  /** Steers the calls of a workspace, on its own account or the installation's; null when there is neither. */
  telephonyOf(workspaceId: WorkspaceId): Promise<Telephony | null>;
  /** The same, and whose account it is. */
  companyOf(workspaceId: WorkspaceId): Promise<{ readonly line: Line; readonly telephony: TelephoneCompany } | null>;
  /** Reads who has an account, so that it is known while the database is away. Never rejects. */
  remember(): Promise<void>;
  close(): Promise<void>;
}

export interface TelephoneBookOptions extends ReachedAt {
  readonly book: Pick<AccountBook, 'of'>;
  /** All workspaces with an account of their own. */
  listOwners(): Promise<readonly TelephoneAccount[]>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The installation's signature, and its account where it has one. */
  readonly installation: {
    verifier(at: ReachedAt): RequestVerifier;
    readonly telephony: (() => Promise<TelephoneCompany>) | null;
  };
  /** Where the company is asked for accounts of workspaces, if not where it usually is. */
  readonly companyUrl?: string | undefined;
}

/** An account of a workspace, opened. */
interface OwnTelephone {
  readonly version: string;
  readonly telephone: Telephone;
  readonly verifier: RequestVerifier;
}

export function createTelephoneBook(options: TelephoneBookOptions): TelephoneBook {
  const { clock, logger, installation } = options;
  const verifier = installation.verifier(options);
  const owners = new FreshEnough<readonly TelephoneAccount[]>({
    clock,
    read: () => options.listOwners(),
    onError: (error) => logger.warn({ personal: errorMessage(error) }, 'telephone accounts not read'),
  });
  const phones = createOwnTelephones(options);

  const ownsPhone = (known: readonly TelephoneAccount[], workspaceId: WorkspaceId) =>
    known.some((owner) => owner.workspaceId === workspaceId);

  const companyOf: TelephoneBook['companyOf'] = async (workspaceId) => {
    const own = await phones.of(workspaceId);
    if (own !== undefined) return { line: 'own', telephony: await own.telephone.open() };
    return installation.telephony && { line: 'installation', telephony: await installation.telephony() };
  };
  return {
    async identify(request, accountSid) {
      const known = (await owners.get()) ?? [];
      if (verifier.verify(request))
        return {
          line: 'installation',
          speaksFor: (workspaceId) => !ownsPhone(known, workspaceId),
          speaksOf: ({ deployed, line }) => line === 'installation' || !ownsPhone(known, deployed.workspaceId),
        };
      // Nobody is asked about an account that nobody has.
      const claimants = known.filter((owner) => isSame(owner.accountSid, accountSid));
      const signers = new Set<WorkspaceId>();
      for (const { workspaceId } of claimants) {
        if ((await phones.of(workspaceId))?.verifier.verify(request) === true) signers.add(workspaceId);
      }
      const former = phones.listFormer(accountSid).filter((one) => one.verifier.verify(request));
      if (signers.size === 0 && former.length === 0) return undefined;
      const ofCalls = new Set([...signers, ...former.map(({ workspaceId }) => workspaceId)]);
      return {
        line: 'own',
        speaksFor: (workspaceId) => signers.has(workspaceId),
        speaksOf: ({ deployed, line }) => line !== 'installation' && ofCalls.has(deployed.workspaceId),
      };
    },
    async admits(request, workspaceId) {
      if (verifier.verify(request)) return true;
      if (workspaceId === undefined) return false;
      // Nobody looks into the database for whoever has no account.
      const hasOwn = ownsPhone((await owners.get()) ?? [], workspaceId);
      if (hasOwn && (await phones.of(workspaceId))?.verifier.verify(request) === true) return true;
      return phones.listFormer().some((one) => one.workspaceId === workspaceId && one.verifier.verify(request));
    },
    telephonyOf: async (workspaceId) => (await companyOf(workspaceId))?.telephony ?? null,
    companyOf,
    remember: async () => void (await owners.get()),
    close: () => phones.close(),
  };
}

interface FormerTelephone extends OwnTelephone {
  readonly workspaceId: WorkspaceId;
  readonly replacedAt: number;
}

/** The accounts of workspaces, opened when they are first needed; what was replaced in this process is remembered for a while. */
function createOwnTelephones({ book, clock, companyUrl: baseUrl, ...reachedAt }: TelephoneBookOptions) {
  const opened = new Map<WorkspaceId, OwnTelephone>();
  let former: FormerTelephone[] = [];

  const open = ({ version, settings, secret }: OpenAccount<'twilio'>): OwnTelephone => {
    const { accountSid } = settings;
    const telephone = createTelephone({ clock, accountSid, authTokens: authTokensOf(secret), baseUrl });
    return { version, telephone, verifier: telephone.verifier(reachedAt) };
  };
  const forget = (now: number) => {
    for (const old of former) if (now - old.replacedAt >= REPLACED_FOR_MS) void old.telephone.close();
    former = former.filter(({ replacedAt }) => now - replacedAt < REPLACED_FOR_MS);
  };
  return {
    /** Undefined for a workspace without. */
    async of(workspaceId: WorkspaceId): Promise<OwnTelephone | undefined> {
      const { twilio } = (await book.of(workspaceId)).accounts;
      const known = opened.get(workspaceId);
      if (known?.version === twilio?.version) return known;
      const now = clock.monotonic();
      forget(now);
      if (known !== undefined) former.push({ ...known, workspaceId, replacedAt: now });
      const own = twilio === undefined ? undefined : open(twilio);
      if (own === undefined) opened.delete(workspaceId);
      else opened.set(workspaceId, own);
      return own;
    },
    listFormer: (accountSid?: string): readonly FormerTelephone[] =>
      former.filter(({ telephone }) => accountSid === undefined || isSame(telephone.accountSid, accountSid)),
    async close(): Promise<void> {
      await Promise.allSettled([...opened.values(), ...former].map(({ telephone }) => telephone.close()));
    },
  };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
