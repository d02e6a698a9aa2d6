/** Readers of one kind, and what is there for them. */
export interface Room {
  /** The folder. */
  readonly id: 'designers' | 'integrators' | 'operators' | 'contributors';
  readonly name: string;
  readonly groups: readonly Group[];
}

interface Group {
  readonly name: string;
  /** Begins folded up. */
  readonly folded?: boolean;
  /** Pages of the room's folder, without `.md`, in the order in which they are read. Their first heading is their name. */
  readonly pages: readonly string[];
}

/** The guide's side bar. A page that is not in it is found by nobody: a test holds it against the folders. */
export const rooms: readonly Room[] = [
  {
    id: 'designers',
    name: 'Designers',
    groups: [
      { name: 'Begin', pages: ['first-agent', 'conversation-design'] },
      { name: 'Drawing a flow', pages: ['steps', 'questions', 'values'] },
      {
        name: 'Steps: the call',
        folded: true,
        pages: [
          'steps/start',
          'steps/transfer',
          'steps/end',
          'steps/handler',
          'steps/resume',
          'steps/jump',
          'steps/subflow',
          'steps/group',
        ],
      },
      { name: 'Steps: talk', folded: true, pages: ['steps/say', 'steps/language'] },
      {
        name: 'Steps: ask',
        folded: true,
        pages: ['steps/menu', 'steps/collect', 'steps/confirm', 'steps/keypad', 'steps/voicemail'],
      },
      {
        name: 'Steps: think',
        folded: true,
        pages: [
          'steps/branch',
          'steps/hours',
          'steps/split',
          'steps/limit',
          'steps/classify',
          'steps/answer',
          'steps/converse',
          'steps/set',
        ],
      },
      {
        name: 'Steps: do',
        folded: true,
        pages: ['steps/request', 'steps/message', 'steps/wait', 'steps/send-keys', 'steps/tag', 'steps/recording'],
      },
      { name: 'Steps: notes', folded: true, pages: ['steps/comment'] },
      {
        name: 'After publishing',
        pages: ['numbers', 'releases', 'live', 'after-call', 'call-backs', 'contacts', 'campaigns', 'knowledge'],
      },
      { name: 'Figures', pages: ['analytics', 'alerts', 'usage'] },
      { name: 'Your workspace', pages: ['people', 'credentials'] },
    ],
  },
  {
    id: 'integrators',
    name: 'Integrators',
    groups: [
      { name: 'Begin', pages: ['first-call', 'api', 'webhooks'] },
      { name: 'Tools', pages: ['cli', 'git', 'mcp'] },
      { name: 'Calls', pages: ['place-a-call', 'report-to-a-call', 'widget'] },
    ],
  },
  {
    id: 'operators',
    name: 'Operators',
    groups: [
      { name: 'Run it', pages: ['install', 'several-processes', 'watch', 'upgrade', 'back-up'] },
      { name: 'Plan it', pages: ['cost', 'scale', 'aws', 'edge'] },
      { name: 'Connect', pages: ['providers', 'connect-a-pbx', 'recordings', 'accounts'] },
      { name: 'Keep it safe', pages: ['secure', 'privacy', 'change-the-secret'] },
    ],
  },
  {
    id: 'contributors',
    name: 'Contributors',
    groups: [{ name: 'Find your way', pages: ['one-call', 'add-a-step'] }],
  },
];
