import fc from 'fast-check';

/** Messages that once were trouble somewhere, or look as if they could be; `SID` stands for the stream's id. */
const CORPUS: readonly string[] = [
  '',
  ' ',
  'null',
  '[]',
  '0',
  '"media"',
  '{}',
  '{"event":null}',
  '{"event":["media"]}',
  '{"event":"media"}',
  '{"event":"media","streamSid":"SID"}',
  '{"event":"media","streamSid":"SID","media":null}',
  '{"event":"media","streamSid":"SID","media":[]}',
  '{"event":"media","streamSid":"SID","media":{"payload":null}}',
  '{"event":"media","streamSid":"SID","media":{"payload":7}}',
  '{"event":"media","streamSid":"SID","media":{"payload":"===="}}',
  '{"event":"media","streamSid":"SID","media":{"payload":"A"}}',
  '{"event":"media","streamSid":"SID","media":{"payload":"\\u0000\\uffff"}}',
  '{"event":"media","media":{"payload":"//8="},"streamSid":"SID"',
  '{"event":"media","event":"stop","streamSid":"MZ0"}',
  '{"event":"mark","streamSid":"SID","mark":{"name":{"toString":1}}}',
  '{"event":"mark","streamSid":"SID","mark":{"name":"__proto__"}}',
  '{"event":"mark","streamSid":"SID","mark":{"name":"-1"}}',
  '{"event":"dtmf","streamSid":"SID","dtmf":{"digit":""}}',
  '{"event":"dtmf","streamSid":"SID","dtmf":{"digit":"12"}}',
  '{"event":"dtmf","streamSid":"SID","dtmf":{"digit":1e400}}',
  '{"event":"connected","protocol":{"protocol":{}}}',
  '{"__proto__":{"event":"stop"},"event":"media"}',
  '{"constructor":{"prototype":{"event":"stop"}}}',
  `{"event":"media","streamSid":"SID","media":${'['.repeat(2_000)}${']'.repeat(2_000)}}`,
  `{"event":"${'e'.repeat(60_000)}"}`,
  '\ufeff{"event":"connected"}',
  '{"event":"media","streamSid":"SID","media":{"payload":"\ud800"}}',
];

/** What Twilio says on a media stream. */
const TWILIO_MESSAGES: readonly object[] = [
  { event: 'connected', protocol: 'Call', version: '1.0.0' },
  { event: 'media', sequenceNumber: '3', media: { track: 'inbound', chunk: '1', timestamp: '5', payload: '/////w==' } },
  { event: 'dtmf', sequenceNumber: '5', dtmf: { track: 'inbound_track', digit: '1' } },
  { event: 'mark', sequenceNumber: '4', mark: { name: '1' } },
];

/** What may stand where something else should. */
const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, -1, 1e308, '', '\u0000', '__proto__', '9'.repeat(400), [[[[[]]]]], { toString: null }),
);

/** A message of the protocol with one place in it changed, dropped or doubled. */
const nearlyRight = (wellFormed: readonly object[]) =>
  fc
    .tuple(fc.constantFrom(...wellFormed), fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), strange, fc.boolean())
    .map(([message, path, value, isDropped]) =>
      JSON.stringify(changed({ ...message, streamSid: 'SID' }, path, isDropped ? undefined : value)),
    );

/** A message that is cut off, or has something behind or in it. */
const mangled = (wellFormed: readonly object[]) =>
  fc
    .tuple(fc.constantFrom(...wellFormed, ...CORPUS), fc.nat(), fc.string({ maxLength: 20 }))
    .map(([message, at, text]) => {
      const whole = typeof message === 'string' ? message : JSON.stringify({ ...message, streamSid: 'SID' });
      const cut = whole.length === 0 ? 0 : at % whole.length;
      return whole.slice(0, cut) + text + whole.slice(cut + (at % 7));
    });

const bytes = fc.uint8Array({ maxLength: 400 }).map((list) => Buffer.from(list));

function changed(value: unknown, [step = 0, ...rest]: readonly number[], put: unknown): unknown {
  if (typeof value !== 'object' || value === null) return put;
  const entries = Object.entries(value);
  const chosen = entries[step % Math.max(1, entries.length)];
  if (chosen === undefined) return put;
  const next = rest.length === 0 ? put : changed(chosen[1], rest, put);
  return Object.fromEntries(entries.map(([name, member]) => [name, name === chosen[0] ? next : member]));
}

/**
 * What an attacker sends on a media socket, the same for the same seed: text and, as `Buffer`, binary frames. Made from what its
 * protocol says when all is well; without `wellFormed`, from Twilio's.
 */
export function hostileMessages(
  streamSid: string,
  { count, seed, wellFormed = TWILIO_MESSAGES }: { count: number; seed: number; wellFormed?: readonly object[] },
): (string | Buffer)[] {
  const any = fc.oneof(
    { weight: 3, arbitrary: nearlyRight(wellFormed) },
    { weight: 2, arbitrary: mangled(wellFormed) },
    { weight: 1, arbitrary: fc.constantFrom(...CORPUS) },
    { weight: 1, arbitrary: bytes },
  );
  return fc
    .sample(any, { numRuns: count, seed })
    .map((message) => (typeof message === 'string' ? message.replaceAll('SID', streamSid) : message));
}
