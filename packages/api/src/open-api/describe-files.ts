import { readRefusals } from './components.ts';
import type { Operation, Paths } from './describe-operation.ts';

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
    path: '/campaigns/{campaignId}/results.csv',
    like: '/campaigns/{campaignId}/numbers',
    without: ['limit', 'cursor'],
    operationId: 'campaigns-export',
    tag: 'campaigns',
    summary: 'Get the results of a campaign as a CSV file',
    description:
      'Everybody on the list by line, and what came of each. The calls are named as in `calls.csv`. The audit log says who took the file.',
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
export function describeFiles(paths: Paths, filesUrl: string) {
  return Object.fromEntries([
    ...FILES.map((file) => [file.path, toPath(file, paths[file.like]?.get, filesUrl)] as const),
    ['/live/events', liveEvents],
  ]);
}

const liveEvents = {
  get: {
    operationId: 'live-events',
    tags: ['live'],
    summary: 'Follow all live calls',
    description:
      'Server-sent events: `call` with a call as `GET /live/calls` lists it, whenever it stands otherwise than before, and `gone` with its id some seconds after it ended. A comment comes every 15 seconds.\n\nTakes a key with the scope `calls:read`.',
    responses: {
      200: {
        description: 'The events, until the connection is closed',
        content: { 'text/event-stream': { schema: { type: 'string' } } },
      },
      ...readRefusals,
    },
  },
};

function toPath(file: FileRoute, like: Operation | undefined, filesUrl: string) {
  const { operationId, tag, summary, description, mediaTypes, without = [] } = file;
  const parameters = (like?.parameters ?? []).filter(
    (parameter) => !('name' in parameter && without.includes(parameter.name)),
  );
  const content = Object.fromEntries(mediaTypes.map((type) => [type, { schema: { type: 'string' } }]));
  return {
    servers: [{ url: filesUrl }],
    get: {
      operationId,
      tags: [tag],
      summary,
      description,
      parameters,
      responses: { ...readRefusals, 200: { description: 'The file', content } },
    },
  };
}
