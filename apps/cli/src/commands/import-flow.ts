import { readFile } from 'node:fs/promises';
import { parse } from 'node:path';
import { canonicalJson, compileFlow } from '@aybiza/flow';
import { errorMessage } from '@aybiza/foundation/errors';
import { importFlow, type ReportEntry } from '@aybiza/importers';
import { describeProblems } from '../describe-problems.ts';
import { EXIT, type ExitCode, type Terminal, UnusableError } from '../terminal.ts';

/**
 * `aybiza import`: a flow of another system as one of ours on stdout; with `report`, what became of every step instead. Problems
 * of the result go to stderr; with errors among them the exit code says so.
 */
export async function importFile(
  file: string,
  { report }: { report: boolean },
  { out, err }: Terminal,
): Promise<ExitCode> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UnusableError(`${file} cannot be read: ${errorMessage(cause)}`, { cause });
  });
  const imported = importFlow(text, { name: parse(file).name });
  if (!imported.ok) throw new UnusableError(`${file}: ${imported.error.message}`);
  const { flow, format, report: told } = imported.value;
  if (report) {
    out(`${file}: ${format}\n`);
    for (const entry of told.entries) out(describeEntry(entry));
    const { mapped, approximated, noCounterpart } = told.totals;
    out(`${mapped} mapped, ${approximated} approximated, ${noCounterpart} without a counterpart\n`);
  } else out(canonicalJson(flow));
  const compiled = compileFlow(flow);
  if (!compiled.ok) err(describeProblems(flow, compiled.error));
  return compiled.ok ? EXIT.ok : EXIT.problems;
}

const VERDICTS: Readonly<Record<ReportEntry['verdict'], string>> = {
  mapped: 'mapped',
  approximated: 'approximated',
  noCounterpart: 'no counterpart',
};

function describeEntry({ verdict, source, sourceType, nodes, reason }: ReportEntry): string {
  const into = nodes.length === 0 ? '' : ` → ${nodes.join(', ')}`;
  return `${VERDICTS[verdict].padEnd(15)} ${sourceType} “${source}”${into}${reason === '' ? '' : `: ${reason}`}\n`;
}
