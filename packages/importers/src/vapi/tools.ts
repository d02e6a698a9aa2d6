import { OPEN } from '../draft-state.ts';
import { elementIds } from '../free-ids.ts';
import { beside, type Outcome } from '../outcome.ts';
import { at, describeProperties, isJsonObject, type Json, listAt, numberAt, textAt } from '../plain-json.ts';
import { readAddress, readMethod } from '../request-address.ts';
import { queueNamed, readNumber, readSipAddress } from '../transfer-target.ts';
import { writeJsonObject, writeJsonValue } from '../write-json.ts';
import { clip, writeTemplate } from '../write-template.ts';
import { decide } from './conversation.ts';
import { readAliases, readExtraction } from './extraction.ts';
import type { WorkflowNode } from './read-workflow.ts';
import { goOn, isOrdinary, note, partsOf, type Translator, template, type Vapi } from './workflow-context.ts';

/** A node that uses a tool: Vapi's own are nodes here. */
export const translateTool: Translator = (node, vapi) => {
  const tool = at(node.properties, 'tool') ?? node.properties;
  noteOtherWords(node, vapi, tool);
  switch (textAt(tool, 'type')) {
    case 'transferCall':
    case 'transfer':
      return translateTransfer(node, vapi, tool);
    case 'endCall':
    case 'end-call':
    case 'hangup':
      return translateEnd(node, vapi, tool);
    case 'apiRequest':
      return translateRequest(node, vapi, tool);
    default:
      return leaveComment(node, vapi, reasonFor(tool));
  }
};

function reasonFor(tool: Json | undefined): string {
  const id = textAt(tool, 'toolId');
  if (id !== undefined) return `The tool is kept at Vapi under ${id.slice(0, 60)}: draw here what it does.`;
  return `Nothing here stands for the tool “${textAt(tool, 'type') ?? 'unknown'}”.`;
}

/** What is said before a tool runs. */
function announcement(tool: Json | undefined): string | undefined {
  const start = listAt(tool, 'messages').find((message) =>
    [undefined, 'request-start'].includes(textAt(message, 'type')),
  );
  return textAt(start, 'content');
}

/** What a tool says while it runs and behind it, which nobody hears here. */
function noteOtherWords(node: WorkflowNode, vapi: Vapi, tool: Json | undefined): void {
  for (const message of listAt(tool, 'messages')) {
    const [type, content] = [textAt(message, 'type'), textAt(message, 'content')];
    if (type === undefined || type === 'request-start' || content === undefined) continue;
    note(vapi, node, `Nobody hears “${clip(content, 80)}” (${type}): say it behind the step.`);
  }
}

function translateEnd(node: WorkflowNode, vapi: Vapi, tool: Json | undefined): Outcome {
  const text = announcement(tool) ?? textAt(node.properties, 'messagePlan', 'firstMessage') ?? '';
  const id = vapi.draft.add('end', {
    name: node.name,
    data: { text: template(vapi, node, { source: text }) },
    position: node.position,
  });
  vapi.draft.enter(node.name, id);
  return { verdict: 'mapped', nodes: [id], reason: 'The call ends here.' };
}

interface Target {
  readonly to: string;
  readonly label: string;
  readonly description: string;
  readonly message: string | undefined;
}

/** `transferCall`: one destination is a transfer; among several the model chooses by what the caller said. */
function translateTransfer(node: WorkflowNode, vapi: Vapi, tool: Json | undefined): Outcome {
  const { draft } = vapi;
  const single = at(tool, 'destination') ?? at(node.properties, 'destination');
  const destinations = [...listAt(tool, 'destinations'), ...(single === undefined ? [] : [single])].slice(0, 30);
  const targets = (destinations.length === 0 ? [null] : destinations).map((destination) =>
    targetOf(node, vapi, destination),
  );
  const announced = announcement(tool);
  const transfers = targets.map(({ to, message }, index) => {
    const words = message ?? announced;
    const id = draft.add('transfer', {
      name: node.name,
      data: {
        to,
        ...(words === undefined || words === '' ? {} : { announcement: template(vapi, node, { source: words }) }),
      },
      position: beside(node, index),
    });
    draft.wire(id, 'answered', goOn(node, isOrdinary));
    for (const port of ['busy', 'noAnswer', 'declined', 'failed']) {
      const failed = goOn(node, ({ condition }) => condition.type === 'failed');
      draft.wire(id, port, failed === 'hangUp' ? OPEN : failed);
    }
    return id;
  });
  const [first = ''] = transfers;
  if (transfers.length === 1) {
    draft.enter(node.name, first);
    return { verdict: 'mapped', nodes: transfers, reason: 'Callers are connected to the same place.' };
  }
  const ids = elementIds('label');
  const labels = targets.map(({ label, description }) => ({
    id: ids.take(label),
    label: clip(label, 120),
    description: clip(description, 500),
  }));
  const choice = draft.add('classify', { name: `${node.name} to whom`, data: { labels }, position: beside(node, -1) });
  for (const [index, { id }] of labels.entries())
    draft.wire(choice, `label.${id}`, { node: transfers[index] ?? first });
  draft.wire(choice, 'unsure', { node: first });
  draft.enter(node.name, choice);
  note(vapi, node, 'Whoever cannot be told apart goes to the first of its destinations.');
  return { verdict: 'mapped', nodes: [choice, ...transfers], reason: 'The model chooses among the same destinations.' };
}

function targetOf(node: WorkflowNode, vapi: Vapi, destination: Json): Target {
  const number =
    textAt(destination, 'number') ??
    textAt(destination, 'phoneNumber') ??
    (typeof destination === 'string' ? destination : undefined);
  const sip = textAt(destination, 'sipUri');
  const written = number ?? sip ?? textAt(destination, 'assistantName') ?? '';
  const to =
    (number === undefined ? undefined : readNumber(number)) ?? (sip === undefined ? undefined : readSipAddress(sip));
  const queue = queueNamed(number === undefined && written !== '' ? written : node.name);
  if (to === undefined)
    note(
      vapi,
      node,
      `“${clip(written, 60)}” cannot be dialled: callers go to the queue “${queue.slice(6)}”. Choose who answers it, or write a number.`,
    );
  const extension = textAt(destination, 'extension');
  if (extension !== undefined) note(vapi, node, `The extension ${extension.slice(0, 20)} is not dialled.`);
  const description = textAt(destination, 'description') ?? written;
  return {
    to: to ?? queue,
    label: written === '' ? node.name : written,
    description,
    message: textAt(destination, 'message'),
  };
}

/** `apiRequest`: the same address, with the parts of the answer that its plan extracts. */
function translateRequest(node: WorkflowNode, vapi: Vapi, tool: Json | undefined): Outcome {
  const { draft } = vapi;
  const written = textAt(tool, 'url') ?? '';
  const address = readAddress(template(vapi, node, { source: written, most: 1_900 }));
  if (!address.isComplete)
    note(vapi, node, `Its address “${clip(written, 120)}” is not known before the call: fill it in.`);
  const method = readMethod(textAt(tool, 'method'));
  const members = valuesIn(node, vapi, at(tool, 'body'));
  const body =
    method === 'GET' || members.length === 0
      ? undefined
      : writeJsonObject(members.map(({ key, value }) => ({ key, json: writeJsonValue(value) })));
  const said = announcement(tool);
  if (textAt(tool, 'credentialId') !== undefined)
    note(vapi, node, 'It is sent without the credential kept at Vapi: add a header.');
  const id = draft.add('request', {
    name: node.name,
    data: {
      call: {
        via: 'http',
        method,
        url: address.url,
        headers: [...(body === undefined ? [] : [JSON_CONTENT]), ...headersIn(node, vapi, at(tool, 'headers'))].slice(
          0,
          20,
        ),
        ...(body === undefined ? {} : { body: clip(body, 20_000) }),
      },
      timeoutSeconds: Math.min(30, Math.max(1, numberAt(tool, 'timeoutSeconds') ?? 20)),
      ...(said === undefined || said === '' ? {} : { meanwhile: template(vapi, node, { source: said }) }),
      mapping: mappingIn(vapi, at(tool, 'variableExtractionPlan')),
    },
    position: node.position,
  });
  draft.wire(
    id,
    'ok',
    decide(
      node,
      vapi,
      node.edges
        .filter(isOrdinary)
        .map((edge) => (edge.condition.type === 'ai' ? { ...edge, condition: { type: 'always' as const } } : edge)),
    ),
  );
  const failed = goOn(node, ({ condition }) => condition.type === 'failed');
  draft.wire(id, 'failed', failed === 'hangUp' ? OPEN : failed);
  draft.wire(id, 'timeout', failed === 'hangUp' ? OPEN : failed);
  draft.enter(node.name, id);
  return { verdict: 'mapped', nodes: [id], reason: 'It asks the same address.' };
}

/** The properties of a JSON schema that carry a value: `value`, `const` or `default`, with Liquid in it. */
function valuesIn(node: WorkflowNode, vapi: Vapi, schema: Json | undefined) {
  const properties = at(schema, 'properties') ?? schema;
  if (!isJsonObject(properties)) return [];
  return Object.entries(properties).flatMap(([key, property]) => {
    const value = textAt(property, 'value') ?? textAt(property, 'const') ?? textAt(property, 'default');
    if (value !== undefined) return [{ key, value: partsOf(vapi, node, value) }];
    if (typeof property === 'string')
      return key === 'type' || key === 'description' ? [] : [{ key, value: partsOf(vapi, node, property) }];
    // Without a value the model fills it from the conversation: a variable of that name is what was extracted.
    return textAt(property, 'type') === undefined
      ? []
      : [{ key, value: partsOf(vapi, node, `{{ ${key.replace(/[^\w]/g, '_')} }}`) }];
  });
}

const JSON_CONTENT = { name: 'Content-Type', value: 'application/json' };

function headersIn(node: WorkflowNode, vapi: Vapi, schema: Json | undefined) {
  return valuesIn(node, vapi, schema)
    .filter(({ key }) => /^[A-Za-z0-9-]{1,60}$/.test(key) && key.toLowerCase() !== 'content-type')
    .map(({ key, value }) => ({ name: key, value: clip(writeTemplate(value), 2_000) }));
}

function mappingIn({ names }: Vapi, plan: Json | undefined) {
  const fields = readExtraction(plan).map(({ path, pointer, type, description }) => ({
    variable: names.fill(path, { type, description }),
    pointer,
  }));
  const aliases = readAliases(plan).map(({ path, pointer }) => ({
    variable: names.fill(path, { type: 'text' }),
    pointer,
  }));
  const known = new Set<string>();
  return [...fields, ...aliases]
    .filter(({ variable, pointer }) => !known.has(variable) && pointer.length <= 300 && known.add(variable))
    .slice(0, 50);
}

/** The comment that stays of a node without counterpart; callers go on by its first edge. */
export function leaveComment(node: WorkflowNode, { draft }: Vapi, reason: string): Outcome {
  const ways = node.edges.map(
    ({ to, condition }) => `${condition.type === 'ai' ? condition.prompt : condition.type} → ${to}`,
  );
  const { edges: _edges, metadata: _metadata, ...properties } = node.properties;
  const text = [`Vapi: ${node.type} “${node.name}”`, reason, describeProperties(properties), ...ways];
  const id = draft.comment(node.name, text.filter((line) => line !== '').join('\n'), node.position);
  draft.pass(node.name, goOn(node, isOrdinary));
  const others = node.edges.slice(1).map(({ to }) => `“${to}”`);
  const left = others.length === 0 ? '' : ` Nobody goes to ${others.slice(0, 8).join(', ')}.`;
  return { verdict: 'noCounterpart', nodes: [id], reason: `${reason} Callers pass it by.${left}` };
}
