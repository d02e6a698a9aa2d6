'use client';

import { useState } from 'react';
import { Select } from '../../components/select.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useZone } from '../../trpc/use-zone.ts';
import { momentOf, TimeField, type WrittenTime, writeTime } from '../releases/index.ts';
import { FormDialog } from '../workspace/index.ts';
import type { Campaign } from './campaign.ts';
import { campaignsStrings } from './strings.ts';
import { useCampaignChanges } from './use-campaign-changes.ts';

const HOUR_MS = 60 * 60_000;

/** Says who is about to be called, and asks from when on. */
export function StartDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(campaignsStrings);
  const { count } = useFormats();
  const zone = useZone();
  const { start } = useCampaignChanges(onClose);
  /** Null: now. */
  const [when, setWhen] = useState<WrittenTime | null>(null);
  const { id: campaignId, agentName, counts } = campaign;
  const startsAt = when === null ? undefined : momentOf(when);
  const people = strings.people(counts.waiting, count(counts.waiting));
  return (
    <FormDialog
      title={strings.startTitle}
      submitLabel={strings.startSubmit}
      busy={start.isPending}
      incomplete={startsAt !== undefined && Number.isNaN(startsAt)}
      problem={start.isError ? errorText(start.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate({ campaignId, ...(startsAt === undefined ? {} : { startsAt }) });
      }}
      onClose={onClose}
    >
      <p>{strings.startText(agentName ?? strings.lostAgent, people)}</p>
      <Select
        label={strings.when}
        value={when === null ? 'now' : 'later'}
        options={[
          { value: 'now', label: strings.now },
          { value: 'later', label: strings.later },
        ]}
        onValue={(value) => setWhen(value === 'now' ? null : writeTime(Date.now() + HOUR_MS, zone))}
      />
      {when === null ? null : <TimeField when={when} onWhen={setWhen} />}
    </FormDialog>
  );
}
