import { type CallSums, sumCallsByVersion } from '@aybiza/db/analytics/call-sums';
import { type FlowVersionId, flowVersionIdSchema } from '@aybiza/foundation/ids';
import { compareShares } from '@aybiza/measures';
import { checkAgent } from '../check-agent.ts';
import { workspaceProcedure } from '../trpc.ts';
import { comparisonInput, comparisonOutput, MEASURES } from './analytics.schema.ts';
import { readAnalytics } from './read-analytics.ts';

type Measure = (typeof MEASURES)[number];

const DESCRIPTION = `How the share of calls that were contained, transferred or left differs between the versions of an agent, and whether \
that is more than chance explains. Differences have Newcombe’s interval (95 %); p-values are Fisher’s where few calls are expected in a \
cell, else those of the pooled score test, corrected by Holm for all comparisons of the answer together. They hold for one look: whoever \
looks every day until something is different will find something.`;

/** Says which versions of an agent differ, and of which that cannot be told yet. */
export const getComparison = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /analytics/comparison',
  summary: 'Compare versions by a test',
  description: DESCRIPTION,
})
  .input(comparisonInput)
  .output(comparisonOutput)
  .query(({ ctx, input: { baseVersionId, ...input } }) => {
    const { period, selection } = readAnalytics(input);
    return ctx.inWorkspace(async (tx) => {
      await checkAgent(tx, input.agentId);
      const versions = (await sumCallsByVersion(tx, selection, period)).flatMap(({ flowVersionId, ...sums }) => {
        const id = flowVersionIdSchema.safeParse(flowVersionId).data;
        return id === undefined ? [] : [{ id, sums }];
      });
      const base = versions.find(({ id }) => id === baseVersionId) ?? versions[0];
      if (base === undefined) return { baseVersionId: null, comparisons: [] };
      const others = versions.filter((version) => version !== base);
      return { baseVersionId: base.id, comparisons: compare(base.sums, others) };
    });
  });

/** All measures of all versions at once: each is one more chance to be wrong by accident. */
function compare(base: CallSums, others: readonly { id: FlowVersionId; sums: CallSums }[]) {
  const asked = MEASURES.flatMap((measure) => others.map(({ id, sums }) => ({ measure, id, sums })));
  const found = compareShares(
    asked.map(({ measure, sums }) => ({ base: toShare(base, measure), other: toShare(sums, measure) })),
  );
  return found.map(({ interval, ...comparison }, index) => {
    const { measure, id } = at(asked, index);
    return { flowVersionId: id, measure, ...comparison, ...interval };
  });
}

function toShare(sums: CallSums, measure: Measure) {
  return { hits: sums[measure], calls: sums.calls };
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error('there is an answer to every question');
  return item;
}
