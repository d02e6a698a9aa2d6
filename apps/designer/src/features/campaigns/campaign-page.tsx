'use client';

import { campaignIdSchema } from '@aybiza/foundation/ids';
import { skipToken, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Badge } from '../../components/badge.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useNow } from '../../formats/use-now.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { MissingNotice, Page, QueryState } from '../workspace/index.ts';
import { type Campaign, isOver, refreshMs, STANDING_TONES, standingOf } from './campaign.ts';
import { CampaignActions } from './campaign-actions.tsx';
import styles from './campaigns.module.css';
import { PeoplePanel } from './people-panel.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { ProgressLine } from './progress-line.tsx';
import { campaignsStrings } from './strings.ts';

/** One campaign: how far it is, what it waits for, how it calls, and what came of each person. */
export function CampaignPage({ campaignId }: { campaignId: string }) {
  const trpc = useTRPC();
  const id = campaignIdSchema.safeParse(campaignId);
  const campaign = useQuery(
    trpc.campaign.get.queryOptions(id.success ? { campaignId: id.data } : skipToken, {
      refetchInterval: ({ state: { data } }) => refreshMs(data?.status, data && data.counts.calling > 0),
    }),
  );
  if (!id.success) return <MissingNotice />;
  return <QueryState query={campaign}>{(found) => <Sheet campaign={found} />}</QueryState>;
}

function Sheet({ campaign }: { campaign: Campaign }) {
  const strings = useStrings(campaignsStrings);
  const standing = standingOf(campaign, useNow());
  return (
    <Page
      title={
        <>
          {campaign.name} <Badge tone={STANDING_TONES[standing]}>{strings.standings[standing]}</Badge>
        </>
      }
      lead={strings.calledBy(campaign.agentName ?? strings.lostAgent, campaign.fromE164)}
      actions={<CampaignActions campaign={campaign} />}
    >
      <nav className={styles.crumb}>
        <Link href="/campaigns">{strings.title}</Link>
      </nav>
      <section className={styles.state} aria-label={strings.columns.progress}>
        <ProgressLine counts={campaign.counts} />
        <p role="status" className={styles.why}>
          <Why campaign={campaign} isPlanned={standing === 'planned'} />
        </p>
      </section>
      <PeoplePanel campaign={campaign} />
      <PlanPanel campaign={campaign} />
    </Page>
  );
}

/** Why nobody is called at the moment, and where that is changed. */
function Why({ campaign, isPlanned }: { campaign: Campaign; isPlanned: boolean }) {
  const strings = useStrings(campaignsStrings);
  const { pauseReason, waitsFor, startsAt, finishedAt } = campaign;
  if (pauseReason !== null) return strings.pauses[pauseReason];
  if (isPlanned && startsAt !== null)
    return (
      <>
        {strings.begins} <Moment at={startsAt} />
      </>
    );
  if (isOver(campaign) && finishedAt !== null)
    return (
      <>
        {strings.endedAt} <Moment at={finishedAt} />
      </>
    );
  if (waitsFor === null) return null;
  return (
    <>
      {strings.waits[waitsFor]} <WhereToChange waitsFor={waitsFor} />
    </>
  );
}

function WhereToChange({ waitsFor }: { waitsFor: NonNullable<Campaign['waitsFor']> }) {
  const strings = useStrings(campaignsStrings);
  if (waitsFor === 'hours') return null;
  return waitsFor === 'noTelephone' ? (
    <Link href="/settings/providers">{strings.toProviders}</Link>
  ) : (
    <Link href="/usage">{strings.toUsage}</Link>
  );
}
