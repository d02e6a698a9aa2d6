import type { AgentId, BackTestId } from '@aybiza/foundation/ids';
import Link from 'next/link';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './back-test.module.css';
import { describeAssumptions, describeDivergence, describeUndecided, type Finding } from './describe-finding.ts';
import { backTestStrings } from './strings.ts';

interface DivergenceNoticeProps {
  agentId: AgentId;
  backTestId: BackTestId;
  finding: Finding;
  labels: Readonly<Record<string, string>>;
  /** Null: the draft. */
  version: { readonly number: number } | null;
}

/** Above a call: how it would have gone on the flow that a back-test took it through. */
export function DivergenceNotice({ agentId, backTestId, finding, labels, version }: DivergenceNoticeProps) {
  const strings = useStrings(backTestStrings);
  const { outcomeWas, outcomeNow, undecided, divergence, verdict } = finding;
  const assumed = describeAssumptions(finding, strings);
  const sentences = [
    verdict === 'same' ? strings.noticeSame : describeDivergence(finding, { labels, strings }),
    verdict === 'otherOutcome'
      ? strings.noticeOutcome(outcomeWas ?? strings.noOutcome, outcomeNow ?? strings.noOutcome)
      : divergence === null || undecided === null
        ? null
        : describeUndecided(finding, { labels, strings }),
    assumed === '' ? null : strings.noticeAssumed(assumed),
  ];
  const title = strings.notice(version?.number ?? null);
  return (
    <aside className={styles.notice} aria-label={title}>
      <strong>{title}</strong>
      <p>{sentences.filter((sentence) => sentence !== null).join(' ')}</p>
      <Link href={`/agents/${agentId}/back-tests?test=${backTestId}`}>{strings.back}</Link>
    </aside>
  );
}
