import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useStrings } from '../../../../language/use-strings.tsx';
import { useTRPC } from '../../../../trpc/client.tsx';
import type { FieldBinding } from '../../inspector/bind-parts.ts';
import { ChoiceField, Note } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';

const NONE = '';

/** Which of the workspace's credentials is shown to the other system. What is chosen and gone stays in sight. */
export function CredentialField({ field, value = NONE, onValue }: FieldBinding<string | undefined>) {
  const text = useStrings(editorStrings).kinds.request;
  const trpc = useTRPC();
  const credentials = useQuery(trpc.credential.list.queryOptions());
  const names = credentials.data?.map(({ name }) => name) ?? [];
  const listed = value === NONE || names.includes(value) ? names : [...names, value];
  return (
    <>
      <ChoiceField
        field={field}
        label={text.credential}
        value={value}
        options={[{ value: NONE, label: text.noCredential }, ...listed.map((name) => ({ value: name, label: name }))]}
        onValue={(name) => onValue(name === NONE ? undefined : name)}
      />
      <Note>
        {text.credentialHint} <Link href="/settings/credentials">{text.openCredentials}</Link>
      </Note>
    </>
  );
}
