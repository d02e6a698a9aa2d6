import { toValue, type Value } from '@aybiza/statechart';
import { z } from 'zod';
import { elementIdSchema, variableNameSchema } from '../../element-id.ts';
import { jsonPointerSchema } from '../../json-pointer.ts';
import { promptSchema } from '../../speech-settings.ts';

export const CALENDAR_OPERATIONS = ['findSlot', 'book', 'findBooking', 'move', 'cancel'] as const;

type CalendarOperation = (typeof CALENDAR_OPERATIONS)[number];

/** What the built-in calendar is told for each operation, and whether it can answer without. Whatever else it is told it passes over. */
export const CALENDAR_INPUTS: Readonly<Record<CalendarOperation, Readonly<Record<string, 'needed' | 'optional'>>>> = {
  findSlot: { date: 'needed', time: 'needed' },
  book: { date: 'needed', time: 'needed', name: 'needed', phone: 'optional' },
  findBooking: { phone: 'needed' },
  move: { reference: 'needed', date: 'needed', time: 'needed' },
  cancel: { reference: 'needed' },
};

/** What a calendar that did as asked (2xx) always answers, as JSON Pointers; a free time only when it found one. */
export const CALENDAR_ANSWERS: Readonly<Record<CalendarOperation, readonly string[]>> = {
  findSlot: ['/free', '/found'],
  book: ['/reference', '/date', '/time'],
  findBooking: ['/reference', '/date', '/time'],
  move: ['/reference', '/date', '/time'],
  cancel: [],
};

/** How flows name a credential. */
export const credentialNameSchema = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

const callSchema = z.discriminatedUnion('via', [
  z.strictObject({
    via: z.literal('http'),
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
    url: z.string().max(2_000).default(''),
    headers: z
      .array(z.strictObject({ name: z.string().regex(/^[A-Za-z0-9-]{1,60}$/), value: z.string().max(2_000) }))
      .max(20)
      .default([]),
    body: z.string().max(20_000).optional(),
    /** One of the workspace's credentials, by name: a key of the other system's. It stands in no flow. */
    credential: credentialNameSchema.optional(),
  }),
  z.strictObject({
    via: z.literal('calendar'),
    operation: z.enum(CALENDAR_OPERATIONS),
    inputs: z.record(z.string().regex(/^[a-z][A-Za-z]{0,30}$/), z.string().max(2_000)).default({}),
  }),
]);

/** In letters of JSON. Every call of the flow carries it along. */
const MOST_EXAMPLE = 20_000;

const exampleBodySchema = z
  .unknown()
  .transform((given): Value => toValue(given))
  .refine((body) => JSON.stringify(body).length <= MOST_EXAMPLE, {
    message: `An example answer has at most ${MOST_EXAMPLE} letters: keep the part that the mapping reads.`,
  });

/** Asks another system: a web address, or the built-in calendar. */
export const requestDataSchema = z.strictObject({
  call: callSchema,
  timeoutSeconds: z.number().min(1).max(30).default(8),
  /** How often it is sent again when nobody answers, or with 429 or 5xx. Only what may be sent twice: GET, PUT and DELETE, or with a key. */
  retries: z.number().int().min(0).max(3).default(0),
  /** Sent as `Idempotency-Key`, so that the other system does a thing once however often it is asked. */
  idempotencyKey: z.string().max(300).optional(),
  /** Said while the answer is on its way. */
  meanwhile: promptSchema.optional(),
  /** Answers that leave by a port of their own; any other 2xx leaves by `ok`. */
  rules: z
    .array(
      z.strictObject({
        id: elementIdSchema,
        label: z.string().max(120),
        from: z.number().int().min(100).max(599),
        to: z.number().int().min(100).max(599),
      }),
    )
    .max(20)
    .default([]),
  /** Which part of the answer (a JSON Pointer, RFC 6901) goes into which variable. */
  mapping: z
    .array(
      z.strictObject({
        variable: variableNameSchema,
        pointer: jsonPointerSchema,
      }),
    )
    .max(50)
    .default([]),
  /** What the other system answers, for calls that are only tried: they need not ask it. A caller's call never uses it. */
  example: z.strictObject({ status: z.number().int().min(100).max(599), body: exampleBodySchema }).optional(),
});
