import { answerReplySchema, meaningReplySchema } from '@aybiza/backbone/trials/question-trial';
import type { Tx } from '@aybiza/db/client';
import { type KnowledgeQuestion, searchKnowledge } from '@aybiza/db/search-knowledge';
import { type AnswerBrief, gatherPassages, MAX_PASSAGES } from '@aybiza/dialogue';
import { type Flow, passagesOf } from '@aybiza/flow';
import { tryOutcomeSchema } from '@aybiza/providers/accounts/tried-part';
import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { type Asker, haveTried } from '../have-tried.ts';
import { workspaceProcedure } from '../trpc.ts';
import { askInput, askOutput } from './knowledge.schema.ts';
import { libraryScope } from './library-scope.ts';

/** Longer than a voice process waits for each. */
const MEANING_WITHIN_MS = 4_000;
const ANSWER_WITHIN_MS = 18_000;

/** Tries a question to the end: the passages that a call would find, and what its model would answer from them. */
export const askKnowledge = workspaceProcedure({
  // It costs what the model's vendor takes.
  role: 'editor',
  scope: null,
  route: 'POST /knowledge/answers',
  summary: 'Ask the knowledge, as a caller would',
})
  .input(askInput)
  .output(askOutput)
  .mutation(async ({ ctx, input: { question, agentId } }) => {
    await ctx.services.trialLimit.count(ctx.workspaceId);
    const flow =
      agentId === undefined ? undefined : (await ctx.inWorkspace((tx) => getAgentDraft(tx, agentId))).document;
    const understood = await haveUnderstood(ctx, question);
    const meaning = understood?.meaning ?? undefined;
    const found = await ctx.inWorkspace((tx) => find(tx, { question, meaning, flow }));
    const passages = shownPassages(flow, { question, found });
    const brief = { question, passages: passages.map(({ text }) => ({ text })), ...mannerOf(flow) };
    const answer = understood === undefined ? ({ status: 'nobodyAsked' } as const) : await answerFrom(ctx, brief);
    const cited = new Set(answer.status === 'answered' ? answer.cited : []);
    return {
      passages: passages.map(({ source, text, library }, place) => ({
        ...(found.find(({ id }) => id === library?.passage) ?? ownPassage(flow, source, text)),
        isCited: cited.has(place),
      })),
      byMeaning: meaning !== undefined,
      answer,
    };
  });

/** Undefined when no voice process answers: then none need be asked for more. */
function haveUnderstood(ctx: Asker, question: string) {
  return haveTried(ctx, 'question-trial', {
    subject: { type: 'meaning', question },
    read: (message) => meaningReplySchema.parse(message),
    answerWithinMs: MEANING_WITHIN_MS,
  });
}

type Found = Awaited<ReturnType<typeof find>>;

async function find(
  tx: Tx,
  { question, meaning, flow }: { question: string; meaning: KnowledgeQuestion['meaning']; flow: Flow | undefined },
) {
  const scope = flow && libraryScope(flow);
  return searchKnowledge(tx, { text: question, meaning, scope, limit: MAX_PASSAGES });
}

/** Among them those of the flow's own documents, as its steps have them. */
function shownPassages(flow: Flow | undefined, { question, found }: { question: string; found: Found }) {
  const knowledge = passagesOf(flow?.knowledge ?? {});
  const library = found.map(({ id: passage, documentId: document, version, title, heading, text }) => {
    return { passage, document, version, title, heading, text };
  });
  return gatherPassages(
    knowledge,
    { sources: Object.keys(knowledge) },
    {
      ...{ question, found: library },
      language: flow?.settings.language ?? 'en',
    },
  );
}

function ownPassage(flow: Flow | undefined, source: string, text: string) {
  return { id: null, documentId: null, title: flow?.knowledge[source]?.title ?? '', heading: '', page: null, text };
}

/** As the first step that answers does; who asks for no agent is answered in their own language. */
function mannerOf(flow: Flow | undefined): Pick<AnswerBrief, 'persona' | 'language' | 'instructions'> {
  if (flow === undefined) return { persona: '', language: 'the language of the question', instructions: '' };
  const { persona, language } = flow.settings;
  const step = Object.values(flow.nodes).find(({ kind }) => kind === 'answer');
  return { persona, language, instructions: step?.kind === 'answer' ? step.data.instructions : '' };
}

async function answerFrom(ctx: Asker, brief: AnswerBrief) {
  // The step asks no model either.
  if (brief.passages.length === 0) return { status: 'nothingFound' } as const;
  const reply = await haveTried(ctx, 'question-trial', {
    subject: { type: 'answer', ...brief },
    read: (message) => answerReplySchema.parse(message),
    answerWithinMs: ANSWER_WITHIN_MS,
  });
  if (reply === undefined) return { status: 'nobodyAsked' } as const;
  return reply.status === 'failed' ? { ...reply, reason: tryOutcomeSchema.catch('failed').parse(reply.reason) } : reply;
}
