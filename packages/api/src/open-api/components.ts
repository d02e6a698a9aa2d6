import { type JsonSchema, liftDefinitions, toJsonSchema } from '../json-schema.ts';
import { namedDocuments } from '../named-documents.ts';

const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** Schemas inside an operation: named documents are referred to; what refers to itself without a name is any JSON. */
export function describeSchema(schema: Parameters<typeof toJsonSchema>[0], io: 'input' | 'output'): JsonSchema {
  return liftDefinitions(toJsonSchema(schema, io, refTo), () => ({})).schema;
}

function describeDocuments(): Record<string, JsonSchema> {
  const all: Record<string, JsonSchema> = {};
  for (const { name, schema } of namedDocuments) {
    const nameOf = (definition: string) => (definition === '' ? name : `${name}.${definition}`);
    const lifted = liftDefinitions(toJsonSchema(schema, 'output', refTo), (definition) => refTo(nameOf(definition)));
    all[name] = lifted.schema;
    for (const [definition, inner] of Object.entries(lifted.definitions)) all[nameOf(definition)] = inner;
  }
  return all;
}

const error = {
  type: 'object',
  required: ['code', 'message', 'requestId'],
  properties: {
    code: { type: 'string', description: 'Stable; branch on it.' },
    message: { type: 'string', description: 'A sentence for people: what is wrong and what to do.' },
    requestId: { type: 'string', description: 'Names the request in the installation’s log.' },
    issues: {
      type: 'array',
      description: 'What is wrong with which field of the input.',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

const rateHeaders = {
  'RateLimit-Limit': { $ref: '#/components/headers/RateLimitLimit' },
  'RateLimit-Remaining': { $ref: '#/components/headers/RateLimitRemaining' },
  'RateLimit-Reset': { $ref: '#/components/headers/RateLimitReset' },
};
/** Of every reply. */
export const replyHeaders = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' }, ...rateHeaders };

function refusal(description: string, example: { code: string; message: string }, headers: object = {}) {
  return {
    description,
    headers: { ...replyHeaders, ...headers },
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/Error' },
        example: { ...example, requestId: 'req_9q2xk4v7' },
      },
    },
  };
}

const retryAfter = { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } };

const responses = {
  BadRequest: refusal('The input does not have the expected shape.', {
    code: 'BAD_REQUEST',
    message: 'The input does not have the expected shape.',
  }),
  Unauthenticated: refusal('There is no valid API key.', {
    code: 'UNAUTHENTICATED',
    message: 'Sign in first, or send an API key.',
  }),
  Forbidden: refusal('The key lacks the scope.', {
    code: 'FORBIDDEN',
    message: 'This takes a key with the scope flows:publish.',
  }),
  NotFound: refusal('There is no such thing in the key’s workspace.', {
    code: 'NOT_FOUND',
    message: 'There is no such agent.',
  }),
  Conflict: refusal('It is not in a state for this; the code says which.', {
    code: 'STALE_REVISION',
    message: 'Somebody saved revision 12 in the meantime.',
  }),
  PreconditionFailed: refusal('Something must be done before.', {
    code: 'NOT_PUBLISHED',
    message: 'Publish the agent first: it has nothing to say on the phone.',
  }),
  TooLarge: refusal('The request is too large.', {
    code: 'BODY_TOO_LARGE',
    message: 'The request is larger than 6 MB.',
  }),
  NotJson: refusal('The body is no JSON.', {
    code: 'NOT_JSON',
    message: 'Send JSON, with the content type application/json.',
  }),
  Unprocessable: refusal('The input has the right shape and cannot be used; the code says why.', {
    code: 'UNKNOWN_NUMBER',
    message: 'The number to call from is none of this workspace’s.',
  }),
  TooMany: refusal(
    'Too many requests.',
    { code: 'RATE_LIMITED', message: 'Too many requests. Try again in a moment.' },
    retryAfter,
  ),
  Unavailable: refusal('Nothing was done; try again shortly.', {
    code: 'UNAVAILABLE',
    message: 'The database does not answer at the moment. Calls go on; please try again shortly.',
  }),
};

const toResponse = (name: keyof typeof responses) => ({ $ref: `#/components/responses/${name}` });

/** How any operation may be refused. */
export const readRefusals = {
  400: toResponse('BadRequest'),
  401: toResponse('Unauthenticated'),
  403: toResponse('Forbidden'),
  404: toResponse('NotFound'),
  429: toResponse('TooMany'),
  503: toResponse('Unavailable'),
};
/** And how one that changes something may. */
export const changeRefusals = {
  ...readRefusals,
  409: toResponse('Conflict'),
  412: toResponse('PreconditionFailed'),
  413: toResponse('TooLarge'),
  415: toResponse('NotJson'),
  422: toResponse('Unprocessable'),
};

const seconds = { type: 'integer', minimum: 0 };

export function describeComponents() {
  return {
    securitySchemes: {
      ApiKey: {
        type: 'http',
        scheme: 'bearer',
        description:
          'An API key, made in Settings: `Authorization: Bearer aybiza_live_…`. Each operation names the scope it takes.',
      },
    },
    schemas: { Error: error, ...describeDocuments() },
    headers: {
      RequestId: { description: 'Names the request in the installation’s log.', schema: { type: 'string' } },
      RateLimitLimit: { description: 'How many requests this key may make at once after a pause.', schema: seconds },
      RateLimitRemaining: { description: 'How many of them are left.', schema: seconds },
      RateLimitReset: { description: 'Seconds until all of them are there again.', schema: seconds },
      RetryAfter: { description: 'Seconds after which to try again.', schema: seconds },
    },
    parameters: {
      IdempotencyKey: {
        in: 'header',
        name: 'Idempotency-Key',
        required: false,
        description:
          'Any text of yours. Sent again within a day with the same key and the same input, nothing is done again and the answer is the same; with another input it is refused (`IDEMPOTENCY_KEY_REUSED`, 409).',
        schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
        example: 'visit-1042',
      },
    },
    responses,
  };
}
