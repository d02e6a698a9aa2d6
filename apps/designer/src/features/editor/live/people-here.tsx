import { useSyncExternalStore } from 'react';
import { useStrings } from '../../../language/use-strings.tsx';
import { useEditor } from '../editor-context.tsx';
import { goToNode } from '../go-to-node.ts';
import { editorStrings } from '../strings.ts';
import { initialsOf, type Person } from './people.ts';
import styles from './people-here.module.css';

/** More are a number. */
const MOST = 4;
const NOBODY: readonly Person[] = [];

/** Who else has the draft open; pressing one goes to what they are working on. */
export function PeopleHere() {
  const text = useStrings(editorStrings).people;
  const editor = useEditor();
  const people = useSyncExternalStore(editor.people.subscribe, editor.people.get, () => NOBODY);
  if (people.length === 0) return null;
  const more = people.slice(MOST);
  return (
    <ul className={styles.people} aria-label={text.here}>
      {people.slice(0, MOST).map((person) => (
        <li key={person.id}>
          <Face person={person} onGo={(node) => goToNode(editor, node)} />
        </li>
      ))}
      {more.length === 0 ? null : (
        <li className={styles.more} title={more.map(({ name }) => name).join(', ')}>
          {text.more(more.length)}
        </li>
      )}
    </ul>
  );
}

function Face({ person, onGo }: { person: Person; onGo: (node: string) => void }) {
  const text = useStrings(editorStrings).people;
  const node = person.writing ?? person.selection[0];
  return (
    <button
      type="button"
      className={styles.face}
      data-person={person.colour}
      aria-label={node === undefined ? person.name : text.goTo(person.name)}
      title={node === undefined ? person.name : text.goTo(person.name)}
      disabled={node === undefined}
      onClick={() => node !== undefined && onGo(node)}
    >
      {initialsOf(person.name)}
    </button>
  );
}
