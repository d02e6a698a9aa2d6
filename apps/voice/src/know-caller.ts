import type { Clock } from '@aybiza/foundation/clock';
import type { CallIdentity, Records } from './records/call-records-port.ts';

/** A database that is slow or away holds no caller for longer: they are greeted like somebody new. */
const WAIT_MS = 300;

/** What a call begins with of its caller: variables by name. */
export type KnownCaller = NonNullable<CallIdentity['caller']>;

const STRANGER: KnownCaller = { values: { contact_known: false } };

/** The call with what is kept of its caller, where its flow asks for it; who goes on from a turn of an earlier call brings what they brought then. */
export async function knowCaller(
  call: CallIdentity,
  { records, clock }: { readonly records: Pick<Records, 'findContact'>; readonly clock: Clock },
): Promise<CallIdentity> {
  const { deployed, from, to, placed, rehearsal } = call;
  const isAsked = deployed.statechart.settings.looksUpCaller === true;
  if (!isAsked || (rehearsal?.goingBack ?? null) !== null) return call;
  const e164 = placed === undefined ? from : to;
  const caller = await within(WAIT_MS, clock, async () => {
    const contact = await records.findContact(deployed.workspaceId, e164);
    return contact === undefined ? STRANGER : toKnownCaller(contact);
  });
  return { ...call, caller: caller ?? { ...STRANGER, isUnsure: true } };
}

function toKnownCaller(contact: NonNullable<Awaited<ReturnType<Records['findContact']>>>): KnownCaller {
  const texts = { contact_name: contact.name, contact_language: contact.language, contact_agreed: contact.agreed };
  const said = Object.entries(texts).filter(([, text]) => text !== '');
  return { values: { contact_known: true, ...Object.fromEntries(said), contact: contact.values } };
}

/** Undefined when it takes longer, or fails. */
async function within<Value>(limitMs: number, clock: Clock, read: () => Promise<Value>): Promise<Value | undefined> {
  let cancel: () => void = () => undefined;
  const patience = new Promise<undefined>((resolve) => {
    cancel = clock.after(limitMs, () => resolve(undefined));
  });
  const reading = read().catch(() => undefined);
  return Promise.race([reading, patience]).finally(() => cancel());
}
