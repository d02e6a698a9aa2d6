import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '@aybiza/foundation/clock';
import { waitFor } from '../aws/wait-for.ts';
import type { Fault, Faults } from '../faults.ts';
import { toNoise } from '../faulty-pipe.ts';
import { readBody } from '../http-exchange.ts';
import { parseJson } from '../parse-json.ts';
import type { RequestHandler } from '../request-handler.ts';
import type { Synthesiser } from '../voice/synthesiser.ts';
import { toVoiceStyle } from '../voice/voices.ts';
import { readSpeechRequest, type SpeechRefusal } from './speech-request.ts';

const PATH = '/v1/speech';
/** How long a rehearsed stall holds a request; longer than any client waits. */
const STALL_MS = 600_000;

/** The service's errors by their HTTP status. */
const NAMES: Readonly<Record<number, string>> = {
  400: 'ValidationException',
  403: 'AccessDeniedException',
  429: 'ThrottlingException',
  500: 'ServiceFailureException',
  503: 'ServiceFailureException',
};

export interface PollyOptions {
  readonly synthesiser: Synthesiser;
  readonly faults: Faults;
  readonly clock: Clock;
}

/** Amazon Polly for tests and rehearsals: the sound of one text, streamed (aws-speech.md §2.1). */
export function createPollyHandler({ synthesiser, faults, clock }: PollyOptions): RequestHandler {
  return (request, response) => {
    if (request.method !== 'POST' || request.url?.split('?')[0] !== PATH) return false;
    const fault = faults.take('backup-tts') ?? {};
    // What fails here is a client that left in the middle of its request, or sent far too much.
    void answer({ request, response, synthesiser, clock, fault }).catch(() => response.destroy());
    return true;
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly synthesiser: Synthesiser;
  readonly clock: Clock;
  readonly fault: Fault;
}

async function answer(exchange: Exchange): Promise<void> {
  const { request, response, clock, fault } = exchange;
  const speech = readSpeechRequest(parseJson(await readBody(request)));
  if (fault.stall === true) {
    await waitFor(response, clock, STALL_MS);
    response.destroy();
    return;
  }
  if (fault.delayMs !== undefined) await waitFor(response, clock, fault.delayMs);
  if (response.destroyed) return;
  if (request.headers.authorization === undefined)
    refuse(response, { status: 403, message: 'Missing Authentication Token' });
  else if (fault.status !== undefined) refuse(response, { status: fault.status, message: 'A rehearsed failure.' });
  else if ('status' in speech) refuse(response, speech);
  else {
    response.writeHead(200, {
      'content-type': `audio/${speech.OutputFormat}`,
      'x-amzn-requestid': randomUUID(),
      'x-amzn-requestcharacters': String(speech.Text.length),
    });
    await speak(exchange, speech);
  }
}

async function speak(
  { response, synthesiser, clock, fault }: Exchange,
  speech: Exclude<ReturnType<typeof readSpeechRequest>, SpeechRefusal>,
): Promise<void> {
  const { stallAfter, cutAfter, cutAfterMs, garble } = fault;
  const cancelCut = cutAfterMs === undefined ? undefined : clock.after(cutAfterMs, () => response.destroy());
  let pieces = 0;
  try {
    for await (const piece of synthesiser.speak({
      text: speech.Text,
      style: toVoiceStyle(speech.VoiceId, speech.LanguageCode),
      encoding: speech.OutputFormat === 'pcm' ? 'linear16' : 'mulaw',
      sampleRateHz: speech.SampleRate,
    })) {
      if (pieces === stallAfter) await waitFor(response, clock, STALL_MS);
      if (pieces === cutAfter) response.destroy();
      if (response.destroyed) return;
      response.write(garble === true ? toNoise(piece) : piece);
      pieces += 1;
    }
    response.end();
  } finally {
    cancelCut?.();
  }
}

function refuse(response: ServerResponse, { status, name, message }: SpeechRefusal): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-amzn-errortype': `${name ?? NAMES[status] ?? 'ServiceFailureException'}:`,
    'x-amzn-requestid': randomUUID(),
  });
  response.end(JSON.stringify({ message }));
}
