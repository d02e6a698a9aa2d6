'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Badge } from '../../components/badge.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useMay } from '../../trpc/access.tsx';
import type { Agent } from './agent.ts';
import styles from './agents.module.css';
import { agentsStrings } from './strings.ts';

interface AgentCardProps {
  agent: Agent;
  onRename: () => void;
  onDelete: () => void;
}

/** An agent at a glance; the whole card opens its flow. */
export function AgentCard({ agent, onRename, onDelete }: AgentCardProps) {
  const strings = useStrings(agentsStrings);
  const router = useRouter();
  const may = useMay();
  const { count, more, liveNow, failed } = agent.callsToday;
  const items = [
    { id: 'analytics', label: strings.analytics, onChoose: () => router.push(`/agents/${agent.id}/analytics`) },
    { id: 'calls', label: strings.calls, onChoose: () => router.push(`/agents/${agent.id}/calls`) },
    { id: 'backTests', label: strings.backTest, onChoose: () => router.push(`/agents/${agent.id}/back-tests`) },
    ...(may('agent.rename') ? [{ id: 'rename', label: strings.rename, onChoose: onRename }] : []),
    ...(may('agent.delete') ? [{ id: 'delete', label: strings.delete, separated: true, onChoose: onDelete }] : []),
  ];
  return (
    <article className={styles.card}>
      <header className={styles.cardHead}>
        <h2>
          <Link href={`/agents/${agent.id}/flow`} className={styles.cover}>
            {agent.name}
          </Link>
        </h2>
        {agent.liveVersion === null ? (
          <Badge>{strings.draft}</Badge>
        ) : (
          <Badge tone="good">{strings.live(agent.liveVersion)}</Badge>
        )}
        <span className={styles.above}>
          <Menu
            items={items}
            trigger={(props) => <IconButton icon="more" size="small" label={strings.more(agent.name)} {...props} />}
          />
        </span>
      </header>
      {agent.description === '' ? null : <p className={styles.description}>{agent.description}</p>}
      <dl className={styles.facts}>
        <div>
          <dt>{strings.number}</dt>
          <dd>{agent.phoneNumbers.length === 0 ? strings.noNumber : agent.phoneNumbers.join(', ')}</dd>
        </div>
        <div>
          <dt>{strings.callsToday}</dt>
          <dd>
            {count}
            {more ? '+' : ''}
            {liveNow > 0 ? ` · ${strings.liveNow(liveNow)}` : ''}
            {failed > 0 ? ` · ${strings.failed(failed)}` : ''}
          </dd>
        </div>
        <div>
          <dt>{strings.changed}</dt>
          <dd>
            <Moment at={agent.updatedAt} />
          </dd>
        </div>
      </dl>
      <footer className={styles.marks}>
        <ProblemMarks problems={agent.problems} />
        {agent.waitsForApproval ? <Badge tone="accent">{strings.waits}</Badge> : null}
        {agent.unreadMentions > 0 ? <Badge tone="accent">{strings.mentions(agent.unreadMentions)}</Badge> : null}
      </footer>
    </article>
  );
}

function ProblemMarks({ problems: { errors, warnings } }: { problems: Agent['problems'] }) {
  const strings = useStrings(agentsStrings);
  if (errors + warnings === 0) return <span>{strings.ready}</span>;
  return (
    <>
      {errors > 0 ? <Badge tone="bad">{strings.errors(errors)}</Badge> : null}
      {warnings > 0 ? <Badge tone="warn">{strings.warnings(warnings)}</Badge> : null}
    </>
  );
}
