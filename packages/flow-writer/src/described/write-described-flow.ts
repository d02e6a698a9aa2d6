import type { Flow } from '@aybiza/flow';
import type { LanguageModel, LlmContent, LlmMessage, LlmReply } from '@aybiza/providers/llm/port';
import { placeSteps } from '../place-steps.ts';
import { countErrors, describeFlow, describeProblems } from './describe-flow.ts';
import { instructions } from './instructions.ts';
import { type Applied, applyTool, tools } from './tools.ts';

export { countErrors } from './describe-flow.ts';

export interface DescribedFlowOptions {
  readonly model: LanguageModel;
  /** In the words of whoever wants the line. */
  readonly description: string;
  /**
   * Changes the draft as it is at that moment, whoever else has edited it meanwhile, and gives it as it is then. Calls `change` once.
   * Undefined when nobody wants it any more.
   */
  edit(change: (flow: Flow) => Flow): Promise<Flow | undefined>;
  readonly signal: AbortSignal;
}

/** How the writing ended. What is written stays in every case. */
export interface WrittenFlow {
  /** `stopped`: nobody wants it any more. `gaveUp`: as often as it may be asked, and something is still wrong. */
  readonly end: 'finished' | 'stopped' | 'gaveUp';
  /** What the model says of it, for the author; empty unless it finished. */
  readonly summary: string;
  /** Errors that are left. */
  readonly errors: number;
}

/** Rounds in all; a flow of sixty steps takes some ten. */
const MAX_ROUNDS = 40;
/** Rounds in which it may say that it is done and be wrong. */
const MAX_REPAIRS = 8;
const MAX_TOKENS = 8_000;

/**
 * Has a model write a flow through tools, and mend it by what the compiler says until nothing is wrong with it. Every round ends in the
 * draft: what there is can be looked at, edited and kept while it goes on.
 * @throws ProviderError when the model cannot be reached; what is written by then stays
 */
export async function writeDescribedFlow(options: DescribedFlowOptions): Promise<WrittenFlow> {
  const { model, description, edit, signal } = options;
  const system = await instructions();
  let flow = await edit((draft) => draft);
  if (flow === undefined) return STOPPED;
  const messages: LlmMessage[] = [user(`${description}\n\nTHE FLOW SO FAR\n${describeFlow(flow)}`)];
  let repairs = 0;
  for (let round = 0; round < MAX_ROUNDS && repairs < MAX_REPAIRS; round += 1) {
    const reply = await model.converse({ system, messages: [...messages], tools, maxTokens: MAX_TOKENS }, { signal });
    let applied: readonly Applied[] = [];
    flow = await edit((draft) => {
      applied = applyAll(draft, reply);
      return applied.at(-1)?.flow ?? draft;
    });
    if (flow === undefined) return STOPPED;
    const summary = applied.find(({ finished }) => finished !== undefined)?.finished;
    const errors = countErrors(flow);
    if (summary !== undefined && errors === 0) return { end: 'finished', summary, errors };
    if (summary !== undefined || reply.toolUses.length === 0) repairs += 1;
    messages.push(...nextMessages(reply, applied, flow));
  }
  return { end: 'gaveUp', summary: '', errors: countErrors(flow) };
}

const STOPPED: WrittenFlow = { end: 'stopped', summary: '', errors: 0 };

/** What came of each tool, one after the other; at the end every new step has a place. */
function applyAll(draft: Flow, { toolUses }: LlmReply): readonly Applied[] {
  const applied: Applied[] = [];
  const added = new Set<string>();
  let flow = draft;
  for (const use of toolUses) {
    const one = applyTool(flow, use);
    for (const id of one.added ?? []) added.add(id);
    applied.push(one);
    flow = one.flow;
  }
  const last = applied.at(-1);
  return last === undefined || added.size === 0
    ? applied
    : [...applied.slice(0, -1), { ...last, flow: placeSteps(flow, added) }];
}

function nextMessages(reply: LlmReply, applied: readonly Applied[], flow: Flow): LlmMessage[] {
  const said: LlmContent[] = reply.text === '' ? [] : [{ type: 'text', text: reply.text }];
  const used = reply.toolUses.map((use): LlmContent => ({ type: 'toolUse', ...use }));
  // A vendor refuses a message that holds nothing.
  const own: LlmMessage = {
    role: 'assistant',
    content: [...said, ...used, ...(said.length + used.length === 0 ? [NOTHING] : [])],
  };
  if (reply.toolUses.length === 0) {
    const ask =
      reply.stopReason === 'maxTokens' ? 'That was cut off: write fewer steps at a time.' : 'Go on with the tools.';
    return [own, user(`${ask}\n\n${describeProblems(flow)}`)];
  }
  const results = reply.toolUses.map(
    ({ id }, index): LlmContent => ({
      type: 'toolResult',
      toolUseId: id,
      output: applied[index]?.output ?? '',
      isError: applied[index]?.isError ?? false,
    }),
  );
  return [own, { role: 'user', content: results }];
}

const NOTHING: LlmContent = { type: 'text', text: '…' };

function user(text: string): LlmMessage {
  return { role: 'user', content: [{ type: 'text', text }] };
}
