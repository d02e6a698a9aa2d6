import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Checkbox } from '../../../components/checkbox.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { editorStrings } from '../strings.ts';
import { FieldProblems } from './field-problems.tsx';
import { Note } from './fields.tsx';

interface Named {
  readonly documents: string[];
  readonly collections: string[];
}

interface LibraryFieldsProps {
  value: Named;
  onValue: (value: Named) => void;
}

/** Which of the workspace's documents and collections a step may use. What is chosen and gone stays in sight until it is taken out. */
export function LibraryFields({ value, onValue }: LibraryFieldsProps) {
  const text = useStrings(editorStrings).library;
  const trpc = useTRPC();
  const knowledge = useQuery(trpc.knowledge.list.queryOptions());
  if (knowledge.data === undefined) return knowledge.isError ? <Note>{text.notRead}</Note> : null;
  const { documents, collections } = knowledge.data;
  const lists = [
    {
      list: 'collections',
      known: collections.map(({ id, name }) => ({ id: String(id), label: text.collection(name) })),
    },
    { list: 'documents', known: documents.map(({ id, title }) => ({ id: String(id), label: title })) },
  ] as const;
  return (
    <fieldset>
      <legend>{text.legend}</legend>
      {documents.length === 0 ? (
        <Note>
          {text.none} <Link href="/knowledge">{text.open}</Link>
        </Note>
      ) : null}
      {lists.map(({ list, known }) => {
        const gone = value[list].filter((id) => !known.some((one) => one.id === id));
        return [...known, ...gone.map((id) => ({ id, label: text.gone }))].map(({ id, label }) => (
          <Checkbox
            key={id}
            label={label}
            checked={value[list].includes(id)}
            onChecked={(checked) => {
              const others = value[list].filter((other) => other !== id);
              const { documents: chosen, collections: groups } = value;
              onValue({ documents: chosen, collections: groups, [list]: checked ? [...others, id] : others });
            }}
          />
        ));
      })}
      <FieldProblems field="documents" within />
      <FieldProblems field="collections" within />
    </fieldset>
  );
}
