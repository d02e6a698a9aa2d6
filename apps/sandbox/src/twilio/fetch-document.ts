import type { FormField } from './sign.ts';
import { type Action, parseTwiml, type TwimlDocument, TwimlError } from './twiml.ts';
import { sendWebhook, type WebhookSender } from './webhook.ts';

export interface DocumentSource extends WebhookSender {
  /** Asked with `ErrorCode` and `ErrorUrl` when a webhook gives no instructions. */
  fallback: Action | undefined;
  noteRequest(url: string, httpStatus: number | undefined): void;
  noteProblem(code: number, message: string): void;
}

/** Asks a webhook what to do, and its fallback if that fails; undefined when there are no instructions to be had. */
export async function fetchDocument(
  action: Action,
  fields: readonly FormField[],
  source: DocumentSource,
): Promise<TwimlDocument | undefined> {
  const first = await tryToFetch(action, fields, source);
  if ('document' in first) return first.document;
  source.noteProblem(first.code, first.message);
  if (source.fallback === undefined || source.signal?.aborted) return undefined;
  const error: FormField[] = [
    ['ErrorCode', String(first.code)],
    ['ErrorUrl', action.url],
  ];
  const second = await tryToFetch(source.fallback, [...fields, ...error], source);
  if ('document' in second) return second.document;
  source.noteProblem(second.code, second.message);
  return undefined;
}

/** Reads instructions that came without a webhook; a document that cannot be followed is noted. */
export function readDocument(
  source: string,
  documentUrl: string,
  noteProblem: DocumentSource['noteProblem'],
): TwimlDocument | undefined {
  const result = tryToRead(source, documentUrl, noteProblem);
  if ('document' in result) return result.document;
  noteProblem(result.code, result.message);
  return undefined;
}

type Fetched = { document: TwimlDocument } | { code: number; message: string };

async function tryToFetch(action: Action, fields: readonly FormField[], source: DocumentSource): Promise<Fetched> {
  const answer = await sendWebhook({ ...action, fields }, source);
  source.noteRequest(action.url, answer.httpStatus);
  if (answer.status === 'failed') return answer;
  if (!/^(text|application)\/xml\b/.test(answer.contentType)) {
    return { code: 12_300, message: `the content type "${answer.contentType}" is not text/xml` };
  }
  return tryToRead(answer.body, action.url, source.noteProblem);
}

function tryToRead(body: string, documentUrl: string, noteProblem: DocumentSource['noteProblem']): Fetched {
  try {
    const document = parseTwiml(body, documentUrl);
    for (const warning of document.warnings) noteProblem(12_200, warning);
    return { document };
  } catch (error) {
    if (error instanceof TwimlError) return { code: error.twilioCode, message: error.message };
    throw error;
  }
}
