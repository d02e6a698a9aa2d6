import { randomUUID } from 'node:crypto';
import type { Clock } from '@aybiza/foundation/clock';
import { z } from 'zod';
import type { Fault } from '../faults.ts';
import { toNoise } from '../faulty-pipe.ts';
import { type HttpExchange, readBody } from '../http-exchange.ts';
import { parseJson } from '../parse-json.ts';
import type { Synthesiser } from '../voice/synthesiser.ts';
import { toQueryRecord } from './listen-query.ts';
import { checkAuthorization, type Refusal, refuse, refuseRequest, toFaultRefusal } from './refusal.ts';
import { MOST_CHARACTERS, type SpeakQuery, speakQuerySchema, toStyle } from './speak-query.ts';

const bodySchema = z.object({ text: z.string().min(1) });

/** Answers `POST /v1/speak`: the sound of one text, streamed (deepgram.md §6). */
export async function answerSpeak(
  { request, response, url }: HttpExchange,
  { synthesiser, fault, clock }: { synthesiser: Synthesiser; fault: Fault | undefined; clock: Clock },
): Promise<void> {
  const requestId = randomUUID();
  const query = speakQuerySchema.safeParse(toQueryRecord(url.searchParams));
  const body = bodySchema.safeParse(parseJson(await readBody(request)));
  if (fault?.stall === true) return;
  await new Promise<void>((resolve) => {
    clock.after(fault?.delayMs ?? 0, resolve);
  });
  const refusal = findRefusal({
    authorization: request.headers.authorization,
    fault,
    query: query.success,
    text: body.data?.text,
  });
  if (refusal !== undefined || !query.success || !body.success) {
    refuseRequest(response, refusal ?? refuse(400, 'The request cannot be read.'), requestId);
    return;
  }
  response.writeHead(200, toHeaders(query.data, body.data.text, requestId));
  const { encoding, sampleRateHz } = query.data;
  let pieces = 0;
  for await (const piece of synthesiser.speak({
    text: body.data.text,
    style: toStyle(query.data),
    encoding,
    sampleRateHz,
  })) {
    if (response.destroyed) return;
    response.write(fault?.garble === true ? toNoise(piece) : piece);
    pieces += 1;
    if (pieces === fault?.cutAfter) {
      response.destroy();
      return;
    }
  }
  response.end();
}

function findRefusal(asked: {
  authorization: string | undefined;
  fault: Fault | undefined;
  query: boolean;
  text: string | undefined;
}): Refusal | undefined {
  const unauthorised = checkAuthorization(asked.authorization) ?? toFaultRefusal(asked.fault);
  if (unauthorised !== undefined) return unauthorised;
  if (!asked.query) return refuse(400, 'A query parameter is unknown or out of range.');
  if (asked.text === undefined) return refuse(400, 'The body must be {"text": "…"}.');
  return asked.text.length > MOST_CHARACTERS ? refuse(413, 'The text is longer than 2000 characters.') : undefined;
}

function toHeaders(query: SpeakQuery, text: string, requestId: string): Record<string, string> {
  return {
    'content-type':
      query.encoding === 'mulaw' ? `audio/mulaw;rate=${query.sampleRateHz}` : `audio/l16;rate=${query.sampleRateHz}`,
    'dg-request-id': requestId,
    'dg-model-name': query.model,
    'dg-model-uuid': '00000000-0000-4000-8000-000000000002',
    'dg-char-count': String(text.length),
  };
}
