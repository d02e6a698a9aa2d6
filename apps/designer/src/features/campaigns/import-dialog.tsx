'use client';

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { TextArea } from '../../components/text-field.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { FormDialog } from '../workspace/index.ts';
import type { Campaign } from './campaign.ts';
import styles from './campaigns.module.css';
import { type Mapping, toColumns } from './column-mapping.ts';
import { ImportPreview } from './import-preview.tsx';
import { MappingFields } from './mapping-fields.tsx';
import { campaignsStrings } from './strings.ts';

/** What the API takes of a file at once. */
const MOST_BYTES = 4 * 1024 * 1024;

/** What came of an import: how many can be called, and how many of them are new. */
export interface Imported {
  readonly read: number;
  readonly added: number;
}

interface ImportDialogProps {
  campaign: Campaign;
  onImported: (imported: Imported) => void;
  onClose: () => void;
}

/** Takes a list, shows how it is read and what is wrong with it, and puts it on the campaign. */
export function ImportDialog({ campaign: { id: campaignId, agentId }, onImported, onClose }: ImportDialogProps) {
  const errorText = useErrorText();
  const strings = useStrings(campaignsStrings);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { count } = useFormats();
  const [list, setList] = useState<{ readonly csv: string; readonly key: number } | null>(null);
  /** What somebody has changed of what was guessed. */
  const [chosen, choose] = useState<{ readonly mapping?: Mapping; readonly country?: string | null }>({});
  const [consent, setConsent] = useState('');
  const columns = chosen.mapping && toColumns(chosen.mapping);
  const asked = {
    consent: useDeferredValue(consent),
    ...(columns === undefined ? {} : { columns }),
    ...(chosen.country === undefined ? {} : { country: chosen.country }),
  };
  const preview = useQuery({
    queryKey: [...trpc.campaign.importNumbers.mutationKey(), campaignId, list?.key, asked],
    queryFn: () => client.campaign.importNumbers.mutate({ campaignId, csv: list?.csv ?? '', ...asked, preview: true }),
    enabled: list !== null,
    placeholderData: keepPreviousData,
    retry: false,
    // A list does not change by itself, and may be long.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const refresh = useRefresh(trpc.campaign.pathKey());
  const put = useMutation(
    trpc.campaign.importNumbers.mutationOptions({
      onSuccess: async ({ read, added }) => {
        await refresh();
        onImported({ read, added });
        onClose();
      },
    }),
  );
  const found = list === null ? undefined : preview.data;
  const failed = put.isError ? put.error : preview.isError ? preview.error : undefined;
  const people = found?.read ?? 0;
  const take = (csv: string) => {
    choose({});
    setList((before) => (csv.trim() === '' ? null : { csv, key: (before?.key ?? 0) + 1 }));
  };
  return (
    <FormDialog
      wide
      title={strings.importTitle}
      submitLabel={people === 0 ? strings.putOnNobody : strings.putOn(people, count(people))}
      busy={put.isPending}
      incomplete={list === null || people === 0 || preview.isFetching}
      problem={failed === undefined ? undefined : errorText(failed)}
      onSubmit={(event) => {
        event.preventDefault();
        if (list === null || found === undefined) return;
        // What is shown is what is done, with what was guessed.
        const shown = toColumns(found.mapping);
        put.mutate({
          ...{ campaignId, csv: list.csv, country: found.country, consent },
          ...(shown === undefined ? {} : { columns: shown }),
        });
      }}
      onClose={onClose}
    >
      {list === null ? (
        <ListFields onList={take} />
      ) : (
        <div>
          <Button size="small" onClick={() => setList(null)}>
            {strings.another}
          </Button>
        </div>
      )}
      {found === undefined ? null : (
        <>
          <MappingFields
            agentId={agentId}
            preview={found}
            mapping={chosen.mapping ?? found.mapping}
            onMapping={(mapping) => choose({ ...chosen, mapping })}
            onCountry={(country) => choose({ ...chosen, country })}
          />
          <TextArea
            label={strings.consent}
            hint={strings.consentHint}
            placeholder={strings.consentPlaceholder}
            value={consent}
            maxLength={500}
            onValue={setConsent}
          />
          <ImportPreview preview={found} isOld={preview.isPlaceholderData} />
        </>
      )}
    </FormDialog>
  );
}

/** A list as a file, or pasted. */
function ListFields({ onList }: { onList: (csv: string) => void }) {
  const strings = useStrings(campaignsStrings);
  const [pasted, paste] = useState('');
  const [isTooLarge, setTooLarge] = useState(false);
  const read = (text: string) => {
    setTooLarge(text.length > MOST_BYTES);
    if (text.length <= MOST_BYTES) onList(text);
  };
  return (
    <>
      <FileDrop
        label={strings.drop}
        choose={strings.choose}
        accept=".csv,.tsv,.txt,text/csv"
        busy={false}
        onFiles={([file]) => void file?.text().then(read)}
      />
      <TextArea label={strings.paste} hint={strings.pasteHint} rows={4} code value={pasted} onValue={paste} />
      <div>
        <Button disabled={pasted.trim() === ''} onClick={() => read(pasted)}>
          {strings.readPasted}
        </Button>
      </div>
      {isTooLarge ? (
        <p role="alert" className={styles.bad}>
          {strings.tooLarge(MOST_BYTES / 1024 / 1024)}
        </p>
      ) : null}
    </>
  );
}
