import { AppError } from '@aybiza/foundation/errors';
import { type CallId, type ContactId, callIdSchema, contactIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, storableText, toJsonColumn } from './columns.ts';
import { listRefused, setCallingChoice } from './privacy/calling-choices.ts';
import { clientOf, type Tx } from './transaction.ts';

/** A kept value; longer texts are cut. */
const valuesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type ContactValues = z.output<typeof valuesSchema>;

const contactSchema = z
  .object({
    id: contactIdSchema,
    e164: z.string(),
    name: z.string(),
    /** BCP 47; empty where nobody knows. */
    language: z.string(),
    agreed: z.string(),
    valuesDocument: valuesSchema,
    consentHow: z.enum(['spoken', 'entered']),
    consentedAt: momentColumn,
    consentCallId: callIdSchema.nullable(),
    consentBy: z.string().nullable(),
    createdAt: momentColumn,
    lastSeenAt: momentColumn,
  })
  .transform(({ valuesDocument, ...contact }) => ({ ...contact, values: valuesDocument }));
/** Somebody who agreed to be remembered, by their number. */
export interface Contact extends z.output<typeof contactSchema> {
  /** Since when they do not want to be called, epoch ms; null where nothing is known of it. */
  optedOutAt: number | null;
}

const LIMITS = { name: 200, language: 35, agreed: 1_000, value: 500 } as const;
/** Values of one contact; those that came first stay. */
const MOST_VALUES = 30;

export async function findContact(tx: Tx, id: ContactId): Promise<Contact | undefined> {
  const row = await clientOf(tx).contact.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : (await withChoices(tx, [row]))[0];
}

/** What they want is kept by number, for those too of whom nothing else is. */
async function withChoices(tx: Tx, rows: readonly unknown[]): Promise<Contact[]> {
  const contacts = parseStored(z.array(contactSchema), rows);
  const refused = await listRefused(
    tx,
    contacts.map(({ e164 }) => e164),
  );
  return contacts.map((contact) => ({ ...contact, optedOutAt: refused.get(contact.e164) ?? null }));
}

/** By unique indexes: a caller waits for it. */
export async function findContactByNumber(tx: Tx, e164: string): Promise<Contact | undefined> {
  const where = { workspaceId_e164: { workspaceId: tx.workspaceId, e164 } };
  const row = await clientOf(tx).contact.findUnique({ where });
  return row === null ? undefined : (await withChoices(tx, [row]))[0];
}

/** What a call has found out about its caller. Empty texts say nothing. */
export interface Remembered {
  e164: string;
  name: string;
  language: string;
  agreed: string;
  values: ContactValues;
  callId: CallId;
  /** Epoch milliseconds, when that call began. */
  calledAt: number;
  /** When they agreed to it. */
  consentedAt: number;
  /** They asked not to be called. */
  optsOut: boolean;
}

/**
 * Keeps what a caller agreed to have kept, over what was kept before; what the call says nothing about stays. Done again, it is the same.
 * A call that is told late changes nothing that a later one has said: then false.
 */
export async function rememberContact(tx: Tx, call: Remembered): Promise<boolean> {
  const client = clientOf(tx);
  const { workspaceId } = tx;
  const { e164, callId, optsOut } = call;
  const calledAt = new Date(call.calledAt);
  const consent = {
    consentHow: 'spoken',
    consentedAt: new Date(call.consentedAt),
    consentCallId: callId,
    consentBy: null,
  };
  const created = { id: newId('contact'), workspaceId, e164, ...consent, lastSeenAt: calledAt };
  await client.contact.createMany({ data: created, skipDuplicates: true });
  await client.$queryRaw`SELECT id FROM contact WHERE workspace_id = ${workspaceId} AND e164 = ${e164} FOR UPDATE`;
  const known = await findContactByNumber(tx, e164);
  if (known === undefined) throw new Error('a contact that was just written must be there');
  if (known.consentCallId !== callId && known.consentedAt > call.consentedAt) return false;
  await client.contact.updateMany({
    where: { workspaceId, id: known.id },
    data: {
      ...consent,
      name: cut(call.name, 'name') || known.name,
      language: cut(call.language, 'language') || known.language,
      agreed: cut(call.agreed, 'agreed') || known.agreed,
      valuesDocument: toJsonColumn(merged(known.values, call.values)),
      lastSeenAt: new Date(Math.max(known.lastSeenAt, call.calledAt)),
    },
  });
  if (optsOut && known.optedOutAt === null)
    await setCallingChoice(tx, { e164, choice: 'refused', source: 'caller', callId, chosenAt: call.consentedAt });
  return true;
}

function merged(known: ContactValues, added: ContactValues): ContactValues {
  const entries = Object.entries({ ...known, ...added }).slice(0, MOST_VALUES);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? cut(value, 'value') : value]),
  );
}

function cut(text: string, what: keyof typeof LIMITS): string {
  return storableText(text).slice(0, LIMITS[what]).trim();
}

/** A contact that a person writes down. Undefined: the number has one. */
export async function addContact(
  tx: Tx,
  contact: { e164: string; name: string; by: string; now: number },
): Promise<ContactId | undefined> {
  const id = newId('contact');
  const now = new Date(contact.now);
  const { count } = await clientOf(tx).contact.createMany({
    data: {
      id,
      workspaceId: tx.workspaceId,
      e164: contact.e164,
      name: cut(contact.name, 'name'),
      consentHow: 'entered',
      consentedAt: now,
      consentBy: contact.by,
      lastSeenAt: now,
    },
    skipDuplicates: true,
  });
  return count > 0 ? id : undefined;
}

export interface ContactChange {
  name?: string | undefined;
  language?: string | undefined;
  agreed?: string | undefined;
  /** All of them; one that is missing is forgotten. */
  values?: ContactValues | undefined;
}

/** What a person changes of a contact; false when it is not there. */
export async function changeContact(tx: Tx, id: ContactId, change: ContactChange): Promise<boolean> {
  const { name, language, agreed, values } = change;
  const data = {
    ...(name === undefined ? {} : { name: cut(name, 'name') }),
    ...(language === undefined ? {} : { language: cut(language, 'language') }),
    ...(agreed === undefined ? {} : { agreed: cut(agreed, 'agreed') }),
    ...(values === undefined ? {} : { valuesDocument: toJsonColumn(merged({}, values)) }),
  };
  return (await clientOf(tx).contact.updateMany({ where: { workspaceId: tx.workspaceId, id }, data })).count > 0;
}

/** They called, or were reached: a contact of whom nothing is heard for long is forgotten. */
export async function noteContactSeen(tx: Tx, e164: string, at: number): Promise<void> {
  const lastSeenAt = new Date(at);
  const where = { workspaceId: tx.workspaceId, e164, lastSeenAt: { lt: lastSeenAt } };
  await clientOf(tx).contact.updateMany({ where, data: { lastSeenAt } });
}

/** Forgets whoever has this number; false when nobody was known. */
export async function forgetContact(tx: Tx, e164: string): Promise<boolean> {
  return (await clientOf(tx).contact.deleteMany({ where: { workspaceId: tx.workspaceId, e164 } })).count > 0;
}

export interface ContactPage {
  contacts: Contact[];
  /** For the next page; absent on the last one. */
  nextCursor: string | undefined;
}

/** Contacts by when they were last heard of, the latest first; `text` is part of a name or of a number. */
export async function listContacts(
  tx: Tx,
  filter: { text?: string | undefined },
  page: { limit: number; cursor?: string | undefined },
): Promise<ContactPage> {
  const text = filter.text?.trim() ?? '';
  const digits = text.replaceAll(/[\s()./-]/g, '').replace(/^00/, '+');
  const found = [
    { name: { contains: text, mode: 'insensitive' as const } },
    ...(/^\+?\d+$/.test(digits) ? [{ e164: { contains: digits.replace(/^0/, '') } }] : []),
  ];
  const rows = await clientOf(tx).contact.findMany({
    where: {
      workspaceId: tx.workspaceId,
      AND: [text === '' ? {} : { OR: found }, page.cursor === undefined ? {} : behind(page.cursor)],
    },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  const contacts = await withChoices(tx, rows.slice(0, page.limit));
  const last = contacts.at(-1);
  const isMore = rows.length > page.limit && last !== undefined;
  return { contacts, nextCursor: isMore ? toCursor(last) : undefined };
}

const cursorSchema = z.tuple([z.int(), contactIdSchema]);

function toCursor({ lastSeenAt, id }: Contact): string {
  return Buffer.from(JSON.stringify([lastSeenAt, id])).toString('base64url');
}

function behind(cursor: string) {
  const [at, id] = parseCursor(cursor);
  const lastSeenAt = new Date(at);
  return { OR: [{ lastSeenAt: { lt: lastSeenAt } }, { lastSeenAt, id: { lt: id } }] };
}

function parseCursor(cursor: string): z.output<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    const message = 'this cursor is not one we gave';
    throw new AppError(message, { code: 'INVALID_CURSOR', retryable: false, expose: true, cause });
  }
}

/** The numbers of those of these who are contacts, by their ids. */
export async function listNumbersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const where = { workspaceId: tx.workspaceId, id: { in: [...ids] } };
  const rows = await clientOf(tx).contact.findMany({ where, select: { id: true, e164: true } });
  return new Map(rows.map(({ id, e164 }) => [id, e164]));
}
