import { TRPCClientError } from '@trpc/client';
import { z } from 'zod';
import type { WordsOf } from '../../language/strings.ts';
import type { knowledgeStrings } from './strings.ts';

type Words = WordsOf<typeof knowledgeStrings>;

/** Where a file goes, of the API's addresses that take one. */
export interface Upload {
  readonly method: 'POST' | 'PUT';
  readonly path: `/knowledge/${string}`;
  /** What stands beside the file, in the address. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Is told the share that is sent, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/**
 * Sends a file as it is. `fetch` does not tell how much of a body is sent, so that this is the browser's older way.
 * @throws TRPCClientError as for any other call, so that `errorText` says what to do
 */
export function uploadFile(file: File, { method, path, fields, onProgress }: Upload, strings: Words): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, `/api/uploads${path}?${new URLSearchParams({ ...fields, fileName: file.name })}`);
    // One of our own pages asks; see the client of tRPC.
    request.setRequestHeader('x-aybiza-page', '1');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
    request.onload = () => (request.status === 200 ? resolve() : reject(refusal(request, strings)));
    request.onerror = () => reject(new TRPCClientError('nobody answers'));
    request.send(file);
  });
}

/** As the API refuses. */
const replySchema = z.looseObject({ code: z.string(), message: z.string() });

function refusal({ status, responseText }: XMLHttpRequest, strings: Words): Error {
  const { message, ...data } = replyOf({ status, text: responseText }, strings);
  return TRPCClientError.from({ error: { message, code: -32600, data: { ...data, httpStatus: status } } });
}

/** Whatever stands between us and the server, such as a proxy with a limit of its own, does not answer as the API does. */
function replyOf({ status, text }: { status: number; text: string }, strings: Words): z.output<typeof replySchema> {
  try {
    return replySchema.parse(JSON.parse(text));
  } catch {
    return { code: 'PROXY', message: status === 413 ? strings.proxyLimit : strings.proxyRefused(status) };
  }
}
