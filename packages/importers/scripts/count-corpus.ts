import { compileFlow } from '@aybiza/flow';
import { importFlow } from '../src/index.ts';
import { readCorpus } from '../src/testing/corpus.ts';
import { runGeneratedCalls } from '../src/testing/generated-calls.ts';
import { coverConnectFlow, coverStudioFlow } from '../src/testing/voice-coverage.ts';

/**
 * Counts what becomes of the corpus, and the wires of voice flows that no generated call takes; lists what has no counterpart, and calls
 * that were generated and do not go as they were found to go, with the reason. `--all` lists every line of the reports.
 */
function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Steps that the search for calls may try in each flow. */
const BUDGET = 2_000;

const all = process.argv.includes('--all');

for (const format of ['twilio-studio', 'amazon-connect'] as const) {
  const files = readCorpus(format);
  if (files === undefined) {
    print(`${format}: there is no corpus beside this repository; nothing was counted.`);
    continue;
  }
  const cover = format === 'twilio-studio' ? coverStudioFlow : coverConnectFlow;
  const sums = { files: 0, refused: 0, steps: 0, mapped: 0, approximated: 0, noCounterpart: 0, voice: 0, whole: 0 };
  const calls = { generated: 0, failing: 0, wires: 0, uncovered: 0 };
  for (const { name, document } of files) {
    sums.files += 1;
    const imported = importFlow(document);
    if (!imported.ok) {
      sums.refused += 1;
      print(`${format}/${name}: refused: ${imported.error.message}`);
      continue;
    }
    const { flow, report } = imported.value;
    const { totals } = report;
    for (const key of ['steps', 'mapped', 'approximated', 'noCounterpart'] as const) sums[key] += totals[key];
    const compiled = compileFlow(flow);
    const warnings = compiled.ok ? `${compiled.value.warnings.length} warnings` : 'DOES NOT COMPILE';
    const coverage = cover(document, imported.value);
    if (coverage.isVoice) sums.voice += 1;
    if (coverage.isVoice && coverage.missing.length === 0) sums.whole += 1;
    const generated = runGeneratedCalls(flow, BUDGET);
    calls.generated += generated.calls;
    calls.failing += generated.failures.length;
    if (coverage.isVoice) {
      calls.wires += Object.keys(flow.edges).length;
      calls.uncovered += generated.uncovered;
    }
    print(
      `${format}/${name}: ${totals.steps} steps, ${totals.mapped} mapped, ${totals.approximated} approximated, ${totals.noCounterpart} without counterpart; ${Object.keys(flow.nodes).length} nodes, ${warnings}; ${generated.calls} calls${coverage.isVoice ? `; voice: ${coverage.steps.length - coverage.missing.length} of ${coverage.steps.length}` : ''}`,
    );
    for (const line of generated.failures) print(`    A CALL FAILS: ${line}`);
    for (const { source, sourceType, verdict, reason } of report.entries)
      if (all || verdict === 'noCounterpart') print(`    ${verdict} ${sourceType} “${source}”: ${reason}`);
  }
  print(`${format}: ${JSON.stringify({ ...sums, calls })}`);
}
