import type { ServerResponse } from 'node:http';

/** The vendor's errors before a stream, by their HTTP status. */
const NAMES: Readonly<Record<number, string>> = {
  400: 'ValidationException',
  403: 'AccessDeniedException',
  404: 'ResourceNotFoundException',
  408: 'ModelTimeoutException',
  424: 'ModelErrorException',
  429: 'ThrottlingException',
  500: 'InternalServerException',
  503: 'ServiceUnavailableException',
};

export interface ApiError {
  readonly status: number;
  readonly name: string;
  readonly message: string;
}

/** An error of the vendor's by its status; a name of one's own goes before. */
export function apiError(status: number, message: string, name?: string): ApiError {
  return { status, message, name: name ?? NAMES[status] ?? 'InternalServerException' };
}

/** Answers with the error as the vendor does before a stream has begun. */
export function sendApiError(response: ServerResponse, { status, name, message }: ApiError): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': `${name}:` });
  response.end(JSON.stringify({ message }));
}
