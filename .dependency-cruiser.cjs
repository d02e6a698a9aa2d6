/** The allowed-imports table of ARCHITECTURE.md as code. Every rule is an error. */
const pure = '^packages/(statechart|flow|dialogue|call-log|call-protocol|importers|scenarios|shared-flow)/src';
const tests = '(\\.test\\.tsx?|\\.spec\\.ts|/testing/|/contract\\.ts)';

/** What each module of ours may import of ours; anything else of ours is refused. */
const allowed = {
  'packages/foundation': [],
  'packages/statechart': ['foundation'],
  'packages/flow': ['statechart', 'foundation'],
  'packages/call-log': ['foundation'],
  'packages/call-protocol': ['call-log', 'foundation'],
  'packages/dialogue': ['statechart', 'call-log', 'foundation'],
  'packages/importers': ['flow', 'statechart', 'foundation'],
  'packages/scenarios': ['flow', 'dialogue', 'statechart', 'call-log', 'foundation'],
  'packages/shared-flow': ['flow'],
  'packages/flow-writer': ['flow', 'providers', 'foundation'],
  'packages/providers': ['foundation'],
  'packages/safe-fetch': ['foundation'],
  'packages/storage': ['foundation'],
  'packages/backbone': ['foundation'],
  'packages/jobs': ['foundation'],
  'packages/db': ['flow', 'statechart', 'call-log', 'foundation'],
  'packages/auth': ['db', 'foundation'],
  'packages/api': [
    'flow',
    'shared-flow',
    'statechart',
    'call-log',
    'dialogue',
    'db',
    'jobs',
    'backbone',
    'auth',
    'storage',
    'safe-fetch',
    'providers',
    'foundation',
  ],
  'apps/designer': [
    'flow',
    'importers',
    'scenarios',
    'shared-flow',
    'statechart',
    'dialogue',
    'call-log',
    'call-protocol',
    'api',
    'auth',
    'foundation',
  ],
  'apps/voice': [
    'dialogue',
    'statechart',
    'call-log',
    'call-protocol',
    'providers',
    'db',
    'backbone',
    'storage',
    'safe-fetch',
    'auth',
    'foundation',
  ],
  'apps/worker': [
    'jobs',
    'db',
    'backbone',
    'storage',
    'providers',
    'safe-fetch',
    'call-log',
    'dialogue',
    'statechart',
    'foundation',
  ],
  'apps/sandbox': ['foundation'],
  'apps/cli': ['flow', 'importers', 'scenarios', 'statechart', 'dialogue', 'call-log', 'client', 'foundation'],
};

const rows = Object.entries(allowed).map(([from, names]) => ({
  name: `${from.split('/')[1]}-imports`,
  severity: 'error',
  comment: `${from} may import only: ${names.join(', ') || 'nothing of ours'}`,
  from: { path: `^${from}/src`, pathNot: tests },
  to: { path: '^(packages|apps)/', pathNot: [`^${from}/`, ...names.map((name) => `^packages/${name}/`)] },
}));

/** A vendor's package belongs to one room. */
const only = (name, packageName, rooms) => ({
  name: `only-${name}`,
  severity: 'error',
  comment: `${packageName} is imported only in ${rooms}`,
  from: { pathNot: [rooms, tests] },
  to: { path: `node_modules/${packageName}/` },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...rows,
    {
      name: 'apps-import-no-app',
      severity: 'error',
      comment: "Only tests reach across: they drive the real server with the sandbox's vendors and caller.",
      from: { path: '^apps/([^/]+)/', pathNot: tests },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'voice-never-reaches-flow',
      severity: 'error',
      comment: 'The runtime executes statecharts and must not know the drawing, not even through db.',
      from: { path: '^apps/voice/src', pathNot: tests },
      to: { path: '^packages/flow/', reachable: true },
    },
    {
      name: 'pure-rooms-know-no-node',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'decide-is-pure',
      severity: 'error',
      from: { path: '^apps/voice/src/(call/decide|audio)/', pathNot: tests },
      to: {
        // How sound is written down (G.711) no vendor decides.
        path: ['^apps/voice/src/(media|records|call/perform)/', '^packages/providers/(?!src/audio/)', '^packages/db/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'call-knows-no-vendor-or-record',
      severity: 'error',
      from: { path: '^apps/voice/src/call/', pathNot: tests },
      to: {
        path: [
          '^apps/voice/src/(media/twilio|media/browser|records)/',
          '^packages/(db|backbone|storage)/',
          '^packages/providers/src/[^/]+/[^/]+/',
        ],
      },
    },
    {
      name: 'vendors-are-chosen-in-main',
      severity: 'error',
      from: { path: '^apps/(voice|worker)/src/', pathNot: ['main\\.ts$', 'vendors\\.ts$', tests] },
      to: { path: '^packages/providers/src/(stt|tts|llm|telephony)/[^/]+/' },
    },
    only('xstate', 'xstate', '^packages/statechart/src/step\\.ts'),
    only('prisma', '@prisma/client', '^packages/db/'),
    only('bullmq', 'bullmq', '^(packages/jobs/|apps/worker/src/run-workers\\.ts)'),
    only('react-flow', '@xyflow/react', '^apps/designer/src/features/flow-graph/'),
    only('cel', '@marcbachmann/cel-js', '^packages/flow/src/expressions/'),
    only('better-auth', 'better-auth', '^packages/auth/'),
    only('anthropic', '@anthropic-ai', '^packages/providers/src/llm/anthropic/'),
    only('aws', '@aws-sdk', '^(packages/providers/src/(llm/bedrock|stt/transcribe|tts/polly)|packages/storage)/'),
    only('gpl-voice', '@echogarden/espeak-ng-emscripten', '^apps/sandbox/'),
    {
      name: 'migrations-only-at-the-door',
      severity: 'error',
      from: { pathNot: ['^packages/flow/src/(parse-flow|migrations/)', tests] },
      to: { path: '^packages/flow/src/migrations/' },
    },
    {
      name: 'trpc-errors-are-made-in-one-place',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: ['^packages/api/', '^apps/designer/', tests] },
      to: { path: 'node_modules/@trpc/server/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)(dist|\\.next|generated)/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
