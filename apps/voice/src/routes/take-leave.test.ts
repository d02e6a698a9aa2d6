import { workspaceIdSchema } from '@aybiza/foundation/ids';
import { describe, expect, it, test } from 'vitest';
import type { Speaker } from '../accounts/telephone-book.ts';
import { fallbackOf } from '../fallback-of.ts';
import { createMemoryRecords, type MemoryRecords } from '../testing/memory-records.ts';
import { practiceStatechart } from '../testing/practice-statechart.ts';
import { routesOptions } from '../testing/routes-options.ts';
import { startVirtualCall } from '../testing/virtual-call.ts';
import { twilioRoutes } from './twilio-routes.ts';
import { wordsForLeaving } from './words-for-leaving.ts';

const NUMBER = '+498912345678';
const FALLBACK = '+498912345679';
const RECEPTION = '+498912345670';
const reception = { e164: NUMBER, workspaceId: workspaceIdSchema.parse('ws_practice'), to: RECEPTION };

interface Scene {
  readonly language: string;
  readonly fallbackNumber?: string;
  /** Of whoever signed the request. */
  readonly speaksFor?: Speaker['speaksFor'];
  readonly records?: Partial<MemoryRecords>;
  /** No further call fits. */
  readonly isFull?: boolean;
}

/** What Twilio is told about a call of which this process knows nothing yet. */
async function asked(path: string, scene: Scene): Promise<string> {
  const { language, fallbackNumber, speaksFor, records: parts, isFull = false } = scene;
  // One call is all that this process takes.
  const { calls, recorded } = await startVirtualCall();
  if (!isFull) calls.abandon(recorded.identity.id);
  const original = practiceStatechart();
  const { fallbackNumber: _, ...settings } = original.settings;
  const statechart = {
    ...original,
    settings: { ...settings, language, ...(fallbackNumber === undefined ? {} : { fallbackNumber }) },
  };
  const records = { ...createMemoryRecords({ statechart, number: NUMBER }), ...parts };
  const form = new URLSearchParams({
    CallSid: 'CA12345678',
    From: '+4915112345678',
    To: NUMBER,
    CallStatus: 'ringing',
  });
  const answer = await twilioRoutes(routesOptions({ calls, records, speaksFor })).request(path, {
    method: 'POST',
    body: form,
  });
  return answer.text();
}

/** What is said, in which language, and who is rung. */
function heard(document: string): (string | undefined)[] {
  return [
    /<Say language="([^"]*)">/.exec(document)?.[1],
    /<Say[^>]*>([^<]*)</.exec(document)?.[1],
    /<Number>([^<]*)</.exec(document)?.[1],
  ];
}

describe('a caller for whom there is no room', () => {
  it.each([
    ['en-GB', 'en-GB', 'All our lines are busy.'],
    ['de', 'de-DE', 'Alle unsere Leitungen sind belegt.'],
    ['de-CH', 'de-DE', 'Alle unsere Leitungen sind belegt.'],
    ['fr-CA', 'fr-CA', 'Toutes nos lignes sont occupées.'],
    ['es-MX', 'es-MX', 'Todas nuestras líneas están ocupadas.'],
    ['it', 'it-IT', 'Tutte le nostre linee sono occupate.'],
    ['nl-BE', 'nl-NL', 'Al onze lijnen zijn bezet.'],
    ['ja', 'en-US', 'All our lines are busy.'],
  ])('of a flow in %s hears in %s: %s', async (language, voice, words) => {
    const [spokenIn, text, rung] = heard(await asked('/twilio/voice', { language, isFull: true }));
    expect([spokenIn, text?.startsWith(words), rung]).toEqual([voice, true, undefined]);
    const connected = heard(await asked('/twilio/voice', { language, isFull: true, fallbackNumber: FALLBACK }));
    expect([connected[0], connected[1]?.startsWith(words), connected[2]]).toEqual([voice, true, FALLBACK]);
    expect(connected[1]).not.toBe(text);
  });

  it('hears nothing of a flow for which whoever signed may not speak', async () => {
    const scene = { language: 'de', isFull: true, fallbackNumber: FALLBACK, speaksFor: () => false };
    expect(heard(await asked('/twilio/voice', scene))).toEqual([
      'en-US',
      wordsForLeaving('busy', 'en').goodbye,
      undefined,
    ]);
  });

  it('is not sent to the number that they have called', async () => {
    const [, text, rung] = heard(
      await asked('/twilio/voice', { language: 'de', isFull: true, fallbackNumber: NUMBER }),
    );
    expect([text, rung]).toEqual([wordsForLeaving('busy', 'de').goodbye, undefined]);
  });
});

describe('a caller whose call cannot be found again', () => {
  const findByCallSid = () => Promise.reject(new Error('the database is away'));

  it('hears so in the language of the flow that answers the number, and is connected to its fallback number', async () => {
    const scene = { language: 'nl', fallbackNumber: FALLBACK, records: { findByCallSid } };
    expect(heard(await asked('/twilio/resume', scene))).toEqual([
      'nl-NL',
      wordsForLeaving('broken', 'nl').connecting,
      FALLBACK,
    ]);
  });

  it('hears so in English when nothing is known of the number either', async () => {
    const findByNumber = () => Promise.reject(new Error('the database is away'));
    const scene = { language: 'nl', fallbackNumber: FALLBACK, records: { findByCallSid, findByNumber } };
    expect(heard(await asked('/twilio/resume', scene))).toEqual([
      'en-US',
      wordsForLeaving('broken', 'en').goodbye,
      undefined,
    ]);
  });
});

describe('a number that names who is rung when we cannot', () => {
  const findFallback = async () => reception;
  const away = () => Promise.reject(new Error('the database is away'));

  it('has them rung where nobody answers it any more, as when its workspace is suspended', async () => {
    const records = { findByNumber: async () => undefined, findFallback };
    expect(heard(await asked('/twilio/voice', { language: 'de', records }))).toEqual([
      'en-US',
      wordsForLeaving('limit', 'en').connecting,
      RECEPTION,
    ]);
  });

  it('has them rung where its flow cannot be read', async () => {
    const records = { findByNumber: away, findFallback };
    expect(heard(await asked('/twilio/voice', { language: 'de', records }))[2]).toBe(RECEPTION);
  });

  it('has them rung where the address before it gave no answer', async () => {
    const records = { findByNumber: away, findFallback };
    expect(heard(await asked('/twilio/fallback', { language: 'de', records }))[2]).toBe(RECEPTION);
  });

  it('has nobody rung for whoever may not speak of its calls', async () => {
    const scene = {
      language: 'de',
      speaksFor: () => false,
      records: { findByNumber: async () => undefined, findFallback },
    };
    expect(heard(await asked('/twilio/voice', scene))[2]).toBeUndefined();
  });
});

test.each([
  ['whom the flow names, first', [FALLBACK, RECEPTION], FALLBACK],
  ['whom the number names, where the flow names nobody', [undefined, RECEPTION], RECEPTION],
  ['whom the number names, where the flow names the number itself', [NUMBER, RECEPTION], RECEPTION],
  ['nobody, where there is only the number itself', [undefined, NUMBER], undefined],
])('rung is %s', (_case, [ofFlow, ofNumber], rung) => {
  const { fallbackNumber: _, ...settings } = practiceStatechart().settings;
  const statechart = {
    ...practiceStatechart(),
    settings: { ...settings, ...(ofFlow === undefined ? {} : { fallbackNumber: ofFlow }) },
  };
  expect(fallbackOf({ statechart, numberFallback: ofNumber }, NUMBER)).toBe(rung);
});
