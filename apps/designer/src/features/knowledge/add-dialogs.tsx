import type { KnowledgeCollectionId } from '@aybiza/foundation/ids';
import { parseUrl } from '@aybiza/foundation/url';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Checkbox } from '../../components/checkbox.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { FormDialog } from '../workspace/index.ts';
import { knowledgeStrings } from './strings.ts';

interface AddPageDialogProps {
  target: { collectionId?: KnowledgeCollectionId };
  onClose: () => void;
}

/** Asks for the address of a page. */
export function AddPageDialog({ target, onClose }: AddPageDialogProps) {
  const strings = useStrings(knowledgeStrings);
  const problemOf = useProblem();
  const trpc = useTRPC();
  const [address, setAddress] = useState('');
  const [refreshesDaily, setDaily] = useState(false);
  const add = useMutation(
    trpc.knowledge.addPage.mutationOptions({ onSuccess: useRefresh(trpc.knowledge.pathKey(), onClose) }),
  );
  const isAddress = /^https?:\/\/[^\s/]+/.test(address) && parseUrl(address) !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ address, refreshesDaily, ...target });
  };
  return (
    <FormDialog
      title={strings.addPage}
      submitLabel={strings.add}
      busy={add.isPending}
      incomplete={!isAddress}
      problem={address !== '' && !isAddress ? strings.badAddress : problemOf(add.error)}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField code label={strings.address} hint={strings.addressHint} value={address} onValue={setAddress} />
      <Checkbox label={strings.daily} checked={refreshesDaily} onChecked={setDaily} />
    </FormDialog>
  );
}

function useProblem(): (error: unknown) => string | undefined {
  const errorText = useErrorText();
  return (error) => (error === null ? undefined : errorText(error));
}

interface AddCollectionDialogProps {
  onAdded: (id: KnowledgeCollectionId) => void;
  onClose: () => void;
}

/** Asks for the name of a collection. */
export function AddCollectionDialog({ onAdded, onClose }: AddCollectionDialogProps) {
  const strings = useStrings(knowledgeStrings);
  const problemOf = useProblem();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const add = useMutation(
    trpc.knowledge.addCollection.mutationOptions({
      onSuccess: async ({ collectionId }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.knowledge.pathKey() });
        onAdded(collectionId);
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={strings.newCollection}
      submitLabel={strings.add}
      busy={add.isPending}
      incomplete={name.trim() === ''}
      problem={problemOf(add.error)}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ name });
      }}
      onClose={onClose}
    >
      <TextField
        label={strings.collectionName}
        hint={strings.collectionHint}
        value={name}
        maxLength={100}
        onValue={setName}
      />
    </FormDialog>
  );
}
