import { type CallEvent, type Rehearsal, rehearsalSchema } from '@aybiza/call-log';
import type { Contact } from '@aybiza/db/contacts';
import {
  agentIdSchema,
  type CallId,
  phoneNumberIdSchema,
  type SignalId,
  workspaceIdSchema,
} from '@aybiza/foundation/ids';
import type { Statechart } from '@aybiza/statechart';
import type { RequestAnswer } from '../call/call-world.ts';
import type { EndedCall } from '../call/decide/state.ts';
import type {
  AsPage,
  CallIdentity,
  CallPlace,
  Deployed,
  NumberFallback,
  Placements,
  Records,
  TurnedAway,
} from '../records/call-records-port.ts';
import { type Ownership, SOLE_OWNER } from './sole-owner.ts';

/** One call as the records saw it. */
export interface RecordedCall {
  readonly identity: CallIdentity;
  readonly events: CallEvent[];
  readonly segments: Uint8Array[];
  readonly messages: { to: string; text: string }[];
  /** What other systems sent to it; a test adds to it. */
  readonly signals: { id: SignalId; signal: string; body: unknown }[];
  readonly usedSignals: SignalId[];
  checkpoints: number;
  end: EndedCall | null;
}

export interface MemoryRecords extends Records {
  readonly calls: Map<CallId, RecordedCall>;
  /** Resolves when the n-th call has ended. */
  ended(count?: number): Promise<RecordedCall>;
  /** Resolves when this call of Twilio's has ended. */
  endOf(callSid: string): Promise<RecordedCall>;
}

export interface MemoryRecordsOptions {
  readonly statechart: Statechart;
  /** The number that answers. */
  readonly number: string;
  /** Who is rung when calls to numbers cannot be taken. */
  readonly fallbacks?: readonly NumberFallback[];
  /** The page token that opens a call, once. */
  readonly token?: string;
  /** More tokens of pages, with what their calls are told; a test adds to it. */
  readonly rehearsals?: Map<string, Rehearsal>;
  /** The hash of the secret by which a PBX brings calls for the number. */
  readonly pbxSecretHash?: string;
  /** Whose the call is; by default nobody else can have it. */
  readonly ownership?: Partial<Ownership>;
  /** Who is remembered under a number. */
  contact?(e164: string): Promise<Contact | undefined>;
  /** Who may look on at calls; by default nobody. */
  readonly operators?: Records['operators'];
  /** By what right whoever has the token calls; by default nobody can take it away. */
  readonly ground?: AsPage['ground'];
  /** The page of a visitor who has the token; by default it is one of the designer. */
  readonly origin?: string;
  /** Who watches over rights; by default none ends. */
  readonly access?: Records['access'];
  /** What callers are told first. */
  readonly notice?: Deployed['notice'];
  /** What every caller hears instead of the flow. */
  readonly turnedAway?: TurnedAway;
  calendar?(operation: string, inputs: Readonly<Record<string, unknown>>): RequestAnswer | Promise<RequestAnswer>;
  /** Told at once what the log of a call gets, before anything of it is performed. */
  onEvent?(event: CallEvent): void;
}

/** Nobody asks for a call without a database. */
const NO_PLACEMENTS: Placements = {
  claim: async () => undefined,
  settle: async () => undefined,
  pickUp: async () => undefined,
  giveUp: async () => undefined,
  listSilent: async () => [],
};

/** Records that live as long as a test: what the voice app needs of a database, and nothing more. */
export function createMemoryRecords(options: MemoryRecordsOptions): MemoryRecords {
  const deployed: Deployed = {
    workspaceId: workspaceIdSchema.parse('ws_test0'),
    agentId: agentIdSchema.parse('agt_test0'),
    flowVersionId: null,
    statechartHash: '0'.repeat(64),
    statechart: options.statechart,
    notice: options.notice,
  };
  const calls = new Map<CallId, RecordedCall>();
  const endings: RecordedCall[] = [];
  let issued = 0;
  const resumeTokens = new Map<string, CallPlace & AsPage>();
  const waiters: { isMet: () => boolean; resolve: (call: RecordedCall) => void }[] = [];
  const wait = (find: () => RecordedCall | undefined): Promise<RecordedCall> => {
    const done = find();
    if (done !== undefined) return Promise.resolve(done);
    return new Promise((resolve) => waiters.push({ isMet: () => find() !== undefined, resolve }));
  };
  let token = options.token;
  return {
    calls,
    ended: (count = 1) => wait(() => endings[count - 1]),
    endOf: (callSid) => wait(() => endings.find(({ identity }) => identity.callSid === callSid)),
    findByNumber: async (e164) => (e164 === options.number ? deployed : undefined),
    findFallback: async (e164) => options.fallbacks?.find((one) => one.e164 === e164),
    listNumberBook: async () => [],
    findContact: async (_workspaceId, e164) => options.contact?.(e164),
    findPbxLine: async (secretHash) =>
      secretHash === options.pbxSecretHash
        ? {
            workspaceId: deployed.workspaceId,
            e164: options.number,
            phoneNumberId: phoneNumberIdSchema.parse('num_test0'),
          }
        : undefined,
    async findByToken(given) {
      const rehearsal = options.rehearsals?.get(given);
      if (rehearsal !== undefined) options.rehearsals?.delete(given);
      else if (given === token) token = undefined;
      else return undefined;
      const { ground, origin } = options;
      return { ...deployed, isTest: true, ground, origin, rehearsal: rehearsal ?? rehearsalSchema.parse({}) };
    },
    open(identity) {
      const call: RecordedCall = {
        identity,
        events: [],
        segments: [],
        messages: [],
        signals: [],
        usedSignals: [],
        checkpoints: 0,
        end: null,
      };
      calls.set(identity.id, call);
      return {
        ...SOLE_OWNER,
        ...options.ownership,
        findPassages: async () => [],
        calendar: async (operation, inputs) =>
          (await options.calendar?.(operation, inputs)) ?? { status: 404, body: {} },
        credential: async () => Promise.reject(new Error('nobody has credentials here')),
        sendMessage: async (message) => {
          call.messages.push(message);
        },
        findSignal: async (signal, except) =>
          call.signals.find((kept) => kept.signal === signal && !except.has(kept.id)),
        signalUsed: (id) => call.usedSignals.push(id),
        saveSegment: ({ audio }) => call.segments.push(audio),
        onEvents(events) {
          call.events.push(...events);
          for (const event of events) options.onEvent?.(event);
        },
        onMoved: () => {
          call.checkpoints += 1;
        },
        onEnded: (end) => {
          call.end = end;
          endings.push(call);
          for (const waiter of waiters.filter(({ isMet }) => isMet())) waiter.resolve(call);
        },
      };
    },
    find: async () => undefined,
    placements: NO_PLACEMENTS,
    limits: { admit: async () => options.turnedAway },
    async issueResumeToken(place) {
      issued += 1;
      const token = `back_${place.callId}_${issued}`;
      resumeTokens.set(token, place);
      return token;
    },
    async useResumeToken(given) {
      const place = resumeTokens.get(given);
      resumeTokens.delete(given);
      return place;
    },
    findByCallSid: async () => undefined,
    takeOver: async () => 'held',
    access: options.access ?? { watch: () => () => undefined },
    operators: options.operators ?? {
      read: () => undefined,
      use: async () => false,
      addressOf: async () => undefined,
      left: async () => undefined,
    },
    flush: async () => undefined,
    warmUp: async () => undefined,
    spool: { bytes: 0, dropped: 0 },
    isReady: async () => true,
  };
}
