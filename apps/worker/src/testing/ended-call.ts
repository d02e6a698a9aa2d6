import type { CallEventBody } from '@aybiza/call-log';
import { createCall, type NewCall } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';
import { endCall } from '@aybiza/db/end-call';
import type { RecordingSegment } from '@aybiza/db/recordings';
import { aCall, type PublishedAgent, seedPublishedAgent, seedWorkspace, smallFlow } from '@aybiza/db/testing/seed';
import { createWebhook, type Webhook, webhookSecretPlace } from '@aybiza/db/webhooks';
import { writeCall } from '@aybiza/db/write-call';
import { type Flow, flowSchema } from '@aybiza/flow';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { createSealer } from '@aybiza/foundation/sealer';
import type { Storage } from '@aybiza/storage';

/** Of the installation in tests. */
export const AUTH_SECRET = 'a secret of at least thirty-two characters';
export const sealer = createSealer(AUTH_SECRET);
/** The secret of every webhook in tests. */
export const SECRET = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`;

export interface EndedCallPlan {
  /** `Agent: …` and `Caller: …`; default a short conversation. */
  says?: readonly string[];
  /** Stored in order, each two channels of μ-law. */
  segments?: readonly { startsAtMs: number; sound: Uint8Array }[];
  storage?: Storage;
  webhookUrls?: readonly string[];
  /** What the webhooks want to hear; default the end of calls. */
  webhookEvents?: readonly string[];
  /** In the log after what was said. */
  events?: readonly CallEventBody[];
  /** What the flow that it ran on wants done after it; default nothing, which is what every call has. */
  afterCall?: readonly object[];
  /** What the flow declares, beside what the call knows. */
  variables?: Readonly<Record<string, { type: string }>>;
  /** Of the flow; default its own default. */
  language?: string;
  call?: Partial<NewCall>;
  /** Another call of the same agent; default an agent and a workspace of its own. */
  like?: EndedCallInTest;
  /** Default true: the outbox row of a call that has ended. */
  tellsWorker?: boolean;
}

export interface EndedCallInTest {
  workspaceId: WorkspaceId;
  callId: CallId;
  webhooks: Webhook[];
  published: PublishedAgent;
}

const SMALL_TALK = ['Agent: How can I help you?', 'Caller: I want to move my appointment.', 'Agent: It is moved.'];

/** A call that has just ended, in a workspace of its own, written down as the voice app does it. */
export async function seedEndedCall(db: Db, plan: EndedCallPlan = {}): Promise<EndedCallInTest> {
  const workspaceId = plan.like?.workspaceId ?? (await seedWorkspace(db, newId('workspace').replace('_', '-')));
  const { call, webhooks, published } = await db.forWorkspace(workspaceId, async (tx) => {
    const published = plan.like?.published ?? (await seedPublishedAgent(tx, flowOf(plan)));
    const call = aCall(published, plan.call);
    await createCall(tx, call);
    const made: Webhook[] = [];
    for (const url of plan.webhookUrls ?? []) {
      const id = newId('webhook');
      const secret = sealer.seal(SECRET, webhookSecretPlace(workspaceId, id));
      made.push(await createWebhook(tx, { id, url, secret, events: plan.webhookEvents ?? ['call.ended'] }));
    }
    return { call, webhooks: made, published };
  });
  const { id: callId, startedAt } = call;
  const bodies = [...(plan.says ?? SMALL_TALK).flatMap(toEvents), ...(plan.events ?? [])];
  await writeCall(db, {
    workspaceId,
    callId,
    callStartedAt: startedAt,
    fencingToken: 1,
    events: bodies.map((body, seq) => ({ ...body, seq, at: startedAt + seq * 1_000 })),
    segments: await storeSegments({ workspaceId, callId }, plan),
  });
  await endCall(db, {
    workspaceId,
    callId,
    fencingToken: 1,
    end: {
      status: 'ended',
      endedAt: Date.UTC(2026, 10, 22, 9, 2),
      endReason: 'hungUp',
      outcome: 'moved',
      variables: { day: '2026-11-27' },
      turns: 1,
    },
    results: [],
    jobs: plan.tellsWorker === false ? [] : [{ kind: 'call.ended', payload: { callId } }],
  });
  return { workspaceId, callId, webhooks, published };
}

function flowOf({ afterCall = [], variables = {}, language }: EndedCallPlan): Flow {
  const flow = smallFlow();
  const settings = language === undefined ? flow.settings : { ...flow.settings, language };
  return flowSchema.parse({ ...flow, settings, afterCall, variables });
}

function toEvents(line: string, speech: number): CallEventBody[] {
  const text = line.slice(line.indexOf(':') + 2);
  if (line.startsWith('Caller:')) return [{ type: 'callerSaid', text }];
  return [{ type: 'agentSpoke', speech, node: 'ask', text, purpose: 'prompt' }];
}

async function storeSegments(
  call: { workspaceId: WorkspaceId; callId: CallId },
  { storage, segments = [] }: EndedCallPlan,
): Promise<RecordingSegment[]> {
  const rows: RecordingSegment[] = [];
  for (const [seq, { startsAtMs, sound }] of segments.entries()) {
    const storageKey = `${call.workspaceId}/calls/${call.callId}/segments/${seq}.ulaw2`;
    await storage?.put(storageKey, sound);
    rows.push({ seq, storageKey, startsAtMs, durationMs: Math.round(sound.length / 16), bytes: sound.length });
  }
  return rows;
}
