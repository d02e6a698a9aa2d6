import { workspaceProcedure } from '../trpc.ts';
import { checkFlowInput, checkFlowOutput } from './check-flow.schema.ts';
import { compileGiven } from './given-flow.ts';

/** What the compiler finds wrong with a flow. Nothing is changed. */
export const checkFlow = workspaceProcedure({
  role: 'viewer',
  scope: 'flows:read',
  route: 'POST /flow-checks',
  summary: 'Check a flow',
  description:
    'What is wrong with an agent’s draft, or with a flow document that need not be saved: each problem with its place, a sentence and a severity.',
})
  .input(checkFlowInput)
  .output(checkFlowOutput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const { compiled } = await compileGiven(tx, input);
      const problems = [...(compiled.ok ? compiled.value.warnings : compiled.error)];
      return { problems, canBePublished: compiled.ok };
    }),
  );
