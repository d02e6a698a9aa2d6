import type { generateOpenApiDocument } from 'trpc-to-openapi';

export type OpenApiDocument = ReturnType<typeof generateOpenApiDocument>;

/** A file, and the operation of the REST API that its address takes its parameters from. */
interface FileRoute {
  readonly path: string;
  readonly like: string;
  /** Parameters of that operation that a file does not take: it has no pages. */
  readonly without?: readonly string[];
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly mediaTypes: readonly string[];
}

const FILES: readonly FileRoute[] = [
  {
    path: '/calls.csv',
    like: '/calls',
    without: ['limit', 'cursor'],
    operationId: 'calls-export',
    tag: 'calls',
    summary: 'Get calls as a CSV file',
    description: 'The newest 100,000 calls that the filters leave, newest first. The audit log says who took the file.',
    mediaTypes: ['text/csv'],
  },
  {
    path: '/contacts.csv',
    like: '',
    operationId: 'contacts-export',
    tag: 'contacts',
    summary: 'Get contacts as a CSV file',
    description: 'Everybody who agreed to be remembered. The audit log says who took the file.',
    mediaTypes: ['text/csv'],
  },
  {
    path: '/recordings/{callId}',
    like: '/calls/{callId}/recording',
    operationId: 'recordings-get',
    tag: 'calls',
    summary: 'Get the recording of a call',
    description:
      'The sound itself, whole or by `Range` in pieces: the caller on the left channel, the agent on the right.',
    mediaTypes: ['audio/wav', 'audio/ogg'],
  },
];

/**
 * What API keys may fetch that is no JSON, and therefore stands beside the REST API: each with the address that it has.
 * @param filesUrl where the files are, such as `https://agents.example.com/api`
 */
export function describeFiles(
  { paths = {} }: OpenApiDocument,
  filesUrl: string,
): NonNullable<OpenApiDocument['paths']> {
  return Object.fromEntries(FILES.map((file) => [file.path, toPath(file, paths[file.like]?.get, filesUrl)]));
}

type Operation = NonNullable<NonNullable<OpenApiDocument['paths']>[string]['get']>;

function toPath(file: FileRoute, like: Operation | undefined, filesUrl: string) {
  const { operationId, tag, summary, description, mediaTypes, without = [] } = file;
  const parameters = (like?.parameters ?? []).filter(
    (parameter) => !('name' in parameter && without.includes(parameter.name)),
  );
  const content = Object.fromEntries(mediaTypes.map((type) => [type, { schema: { type: 'string' as const } }]));
  const { 200: _json, ...refusals } = like?.responses ?? {};
  return {
    servers: [{ url: filesUrl }],
    get: {
      operationId,
      tags: [tag],
      summary,
      description,
      security: like?.security ?? [{ Authorization: [] }],
      parameters,
      responses: { ...refusals, 200: { description: 'The file', content } },
    },
  };
}
