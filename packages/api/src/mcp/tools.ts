/** A tool of the MCP server: a procedure of the router under a name that an assistant finds by, and when to use it. */
export interface Tool {
  readonly name: string;
  readonly procedure: string;
  readonly description: string;
}

/** Everything an assistant may do; a key is shown those that its scopes allow. */
export const TOOLS: readonly Tool[] = [
  {
    name: 'list_agents',
    procedure: 'agent.list',
    description: 'Lists the voice agents of the workspace with their ids.',
  },
  {
    name: 'create_agent',
    procedure: 'agent.create',
    description: 'Makes a new agent with a small draft. Ask the person before you make one.',
  },
  {
    name: 'read_flow',
    procedure: 'flow.getDraft',
    description: 'Reads the draft of an agent: its flow document, and the revision that write_flow takes.',
  },
  {
    name: 'write_flow',
    procedure: 'flow.saveDraft',
    description:
      'Replaces the draft of an agent by a whole flow document. Read the resource aybiza://flow-language first. Give the revision of read_flow; STALE_REVISION means that somebody saved in between: read again and apply your change to that. A draft may have problems: check_flow tells them.',
  },
  {
    name: 'check_flow',
    procedure: 'flow.check',
    description:
      'What is wrong with the draft of an agent, or with a flow document that you have not saved. Mend every error.',
  },
  {
    name: 'simulate_flow',
    procedure: 'flow.simulate',
    description:
      'Plays calls in virtual time and tells what would be said, which steps are passed and which expectations failed. Nobody is called.',
  },
  {
    name: 'publish_flow',
    procedure: 'flow.publish',
    description:
      'Publishes the draft of an agent: from then on it answers real callers. Ask the person first, and say in the note what callers will notice.',
  },
  { name: 'list_versions', procedure: 'flow.listVersions', description: 'Lists the published versions of an agent.' },
  {
    name: 'read_version',
    procedure: 'flow.getVersion',
    description: 'Reads the flow document of a published version.',
  },
  {
    name: 'list_calls',
    procedure: 'calls.list',
    description: 'Lists calls, newest first, with filters: agent, outcome, time, number, words that were said.',
  },
  {
    name: 'read_call',
    procedure: 'calls.get',
    description: 'Reads one call: what was said, which steps it took, its values and how it ended.',
  },
  {
    name: 'place_call',
    procedure: 'calls.place',
    description: 'Has an agent call somebody now. This rings a real telephone and costs money: ask the person first.',
  },
];
