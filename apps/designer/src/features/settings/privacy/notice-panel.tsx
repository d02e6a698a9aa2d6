'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Checkbox } from '../../../components/checkbox.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { IfMay } from '../../../trpc/access.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { FormDialog, Panel, QueryState } from '../../workspace/index.ts';
import styles from '../settings.module.css';
import { privacyStrings } from './strings.ts';

type Privacy = inferRouterOutputs<AppRouter>['privacy']['get'];
const NOTICES = ['none', 'announce', 'ask'] as const;

/** What callers hear before anything is recorded. */
export function NoticePanel() {
  const strings = useStrings(privacyStrings);
  const trpc = useTRPC();
  const privacy = useQuery(trpc.privacy.get.queryOptions());
  const [isOpen, setOpen] = useState(false);
  const change = (
    <IfMay call="privacy.set">
      <Button disabled={privacy.data === undefined} onClick={() => setOpen(true)}>
        {strings.change}
      </Button>
    </IfMay>
  );
  return (
    <Panel title={strings.notice} lead={strings.noticeLead} action={change}>
      <QueryState query={privacy}>
        {({ recordingNotice, saysAi, noticeText }) => (
          <dl className={styles.kept}>
            <div>
              <dt>{strings.recording}</dt>
              <dd>{strings.notices[recordingNotice]}</dd>
            </div>
            <div>
              <dt>{strings.ai}</dt>
              <dd>{saysAi ? strings.saysAi : strings.saysNoAi}</dd>
            </div>
            {recordingNotice === 'none' && !saysAi ? null : (
              <div>
                <dt>{strings.words}</dt>
                <dd>{noticeText === '' ? strings.ourWords : noticeText}</dd>
              </div>
            )}
          </dl>
        )}
      </QueryState>
      <p className={styles.none}>{strings.always}</p>
      {isOpen && privacy.data !== undefined ? <ChangeNotice {...privacy.data} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}

function ChangeNotice({ onClose, ...kept }: Privacy & { onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(privacyStrings);
  const trpc = useTRPC();
  const [chosen, setChosen] = useState(kept);
  const set = useMutation(trpc.privacy.set.mutationOptions({ onSuccess: useRefresh(trpc.privacy.pathKey(), onClose) }));
  return (
    <FormDialog
      title={strings.notice}
      submitLabel={strings.save}
      busy={set.isPending}
      problem={set.isError ? errorText(set.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate(chosen);
      }}
      onClose={onClose}
    >
      <Select
        label={strings.recording}
        value={chosen.recordingNotice}
        options={NOTICES.map((value) => ({ value, label: strings.noticeChoices[value] }))}
        onValue={(value) =>
          setChosen({ ...chosen, recordingNotice: NOTICES.find((one) => one === value) ?? chosen.recordingNotice })
        }
      />
      <Checkbox
        label={strings.sayAi}
        checked={chosen.saysAi}
        onChecked={(saysAi) => setChosen({ ...chosen, saysAi })}
      />
      <TextField
        label={strings.ownWords}
        hint={strings.ownWordsHint}
        maxLength={500}
        value={chosen.noticeText}
        onValue={(noticeText) => setChosen({ ...chosen, noticeText })}
      />
    </FormDialog>
  );
}
