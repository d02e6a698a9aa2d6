import { flowSchema, nodeKinds } from '@aybiza/flow';
import { toJsonSchema } from '../json-schema.ts';

export const FLOW_LANGUAGE_URI = 'aybiza://flow-language';
export const FLOW_SCHEMA_URI = 'aybiza://flow-schema';

const RULES = `# The flow language

A flow is JSON: \`nodes\` (steps) by id, \`edges\` (wires) by id, \`variables\`, \`intents\`, \`rules\`, \`settings\`, \`scenarios\`. Its exact shape is the JSON \
Schema of the resource ${FLOW_SCHEMA_URI}; \`read_flow\` of any agent is an example.

- One step of kind \`start\` begins every call. Every way that a caller can take leads to a step of kind \`end\` with an outcome.
- An edge goes from a port of a node to a node: \`{ "from": { "node": "ask", "port": "collected" }, "to": { "node": "bye" } }\`. \`check_flow\` names the \
ports that must be wired.
- Handlers are entered from anywhere: by what a caller says, by silence, by an error. A \`resume\` step at their end leads back.
- Texts may hold \`{{ variables }}\`. Conditions are CEL over variables, such as \`has(day) && people > 2\`. Every variable is declared.
- A way round in which nobody is asked anything is refused; so is a caller who can never come to an end.
- Sentences are spoken: short, polite, no symbols, no lists of more than four things.
- Never invent a telephone number, an address, a price or a time. Ask the person.

## Kinds of steps
`;

/** The language for an assistant that writes flows: the rules, and what each kind of step is for. */
export function describeFlowLanguage(): string {
  const kinds = Object.entries(nodeKinds).map(([kind, { help }]) => `- \`${kind}\`: ${help}`);
  return `${RULES}\n${kinds.join('\n')}\n`;
}

export function describeFlowSchema(): string {
  return JSON.stringify(toJsonSchema(flowSchema, 'input', () => ({})));
}
