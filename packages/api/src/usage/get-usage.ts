import { listAgents } from '@aybiza/db/agents';
import { sumCallsByAgent, sumCallsByStep } from '@aybiza/db/analytics/call-sums';
import { periodOfDays } from '@aybiza/db/analytics/local-period';
import { type DividedUsage, divideUsage, sumUsageByStep } from '@aybiza/db/analytics/usage-sums';
import type { Tx } from '@aybiza/db/client';
import { isBilled, NOTHING, priceDivided, type UsageCost } from '@aybiza/db/usage/price-divided';
import { getPriceTable } from '@aybiza/db/usage/usage-prices';
import { type PriceTable, priceChanges } from '@aybiza/measures';
import { readAnalytics } from '../analytics/read-analytics.ts';
import { checkAgent } from '../check-agent.ts';
import { workspaceProcedure } from '../trpc.ts';
import { getUsageInput, getUsageOutput } from './usage.schema.ts';

const DAY_MS = 86_400_000;

/** What a workspace has used, test calls included: vendors bill them as well. By thing, agent and day, with what it costs. */
export const getUsage = workspaceProcedure({
  role: 'viewer',
  scope: 'usage:read',
  route: 'GET /usage',
  summary: 'Get what was used, and its cost',
})
  .input(getUsageInput)
  .output(getUsageOutput)
  .query(({ ctx, input }) => {
    const { period, selection } = readAnalytics(input);
    return ctx.inWorkspace(async (tx) => {
      if (input.agentId !== undefined) await checkAgent(tx, input.agentId);
      const { currency, ...prices } = await getPriceTable(tx);
      const days = priceChanges(prices, input);
      const divided = { period: periodOfDays(days, input), by: 'agent' } as const;
      const usage = await divideUsage(tx, selection, divided);
      const byAgent = await sumCallsByAgent(tx, selection, period);
      const cost = priceDivided(usage, { prices, days, by: () => '' }).get('') ?? NOTHING;
      const sum = (of: 'calls' | 'durationMs') => byAgent.reduce((all, sums) => all + sums[of], 0);
      return {
        currency,
        total: { calls: sum('calls'), callMs: sum('durationMs'), ...cost },
        items: toItems(usage, { prices, days }),
        agents: await toAgents(tx, byAgent, priceDivided(usage, { prices, days, by: ({ of }) => of })),
        days: await toDays(tx, { ...input, period, selection, prices }),
      };
    });
  });

function toItems(usage: readonly DividedUsage[], { prices, days }: { prices: PriceTable; days: readonly string[] }) {
  const costs = priceDivided(usage, { prices, days, by: keyOf });
  const items = new Map<string, { unit: string; source: string; amount: number; costMicros: number | null }>();
  for (const used of usage) {
    const { unit, source, amount } = used;
    if (!isBilled(unit)) continue;
    const cost = costs.get(keyOf(used)) ?? NOTHING;
    const before = items.get(keyOf(used))?.amount ?? 0;
    // A price that counts for some days only says nothing of the others.
    const costMicros = cost.isPartial && cost.costMicros === 0 ? null : cost.costMicros;
    items.set(keyOf(used), { unit, source, amount: before + amount, costMicros });
  }
  return [...items.values()];
}

const keyOf = ({ unit, source }: DividedUsage) => `${unit} ${source}`;

async function toAgents(
  tx: Tx,
  sums: Awaited<ReturnType<typeof sumCallsByAgent>>,
  costs: ReadonlyMap<string, UsageCost>,
) {
  const names = new Map<string, string>((await listAgents(tx)).map(({ id, name }) => [id, name]));
  return sums.map(({ agentId, calls, durationMs }) => ({
    agentId,
    name: names.get(agentId) ?? '',
    calls,
    callMs: durationMs,
    ...(costs.get(agentId) ?? NOTHING),
  }));
}

type Asked = Omit<ReturnType<typeof readAnalytics>, never> & { from: string; prices: PriceTable };

async function toDays(tx: Tx, { from, period, selection, prices }: Asked) {
  const dates = period.starts.map((_start, index) =>
    new Date(Date.parse(from) + index * DAY_MS).toISOString().slice(0, 10),
  );
  const usage = await sumUsageByStep(tx, selection, period);
  const costs = priceDivided(usage, { prices, days: dates, by: ({ step }) => String(step) });
  const calls = await sumCallsByStep(tx, selection, period);
  const amounts = new Map<string, number>();
  for (const { step, unit, amount } of usage) {
    const key = `${step} ${unit}`;
    amounts.set(key, (amounts.get(key) ?? 0) + amount);
  }
  return dates.map((day, step) => {
    const of = (unit: string) => amounts.get(`${step} ${unit}`) ?? 0;
    return {
      day,
      calls: calls[step]?.calls ?? 0,
      callMs: calls[step]?.durationMs ?? 0,
      ...(costs.get(String(step)) ?? NOTHING),
      recognisedMs: of('recognisedMs'),
      spokenCharacters: of('spokenCharacters'),
      inputTokens: of('inputTokens'),
      outputTokens: of('outputTokens'),
      messages: of('messages'),
    };
  });
}
