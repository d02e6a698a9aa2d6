import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import Link from 'next/link';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './contacts.module.css';
import { contactsStrings } from './strings.ts';

type Mentions = inferRouterOutputs<AppRouter>['contact']['listMentions'];
type Mention = Mentions['mentions'][number];

const PLACES: Readonly<Record<Mention['kind'], (id: string) => string>> = {
  document: () => '/knowledge',
  comment: (agentId) => `/agents/${agentId}/flow`,
  draft: (agentId) => `/agents/${agentId}/flow`,
  scenario: (agentId) => `/agents/${agentId}/flow`,
  earlier: (agentId) => `/agents/${agentId}/flow`,
  version: (agentId) => `/agents/${agentId}/flow`,
  appointment: () => '/calendar',
  callBack: () => '/call-backs',
  contact: (id) => `/contacts/${id}`,
  alert: () => '/alerts',
  message: () => '/settings/webhooks',
};

/** Where somebody is named in texts of the workspace, with the way there: only people delete it. */
export function MentionList({ mentions, truncated }: Mentions) {
  const strings = useStrings(contactsStrings);
  if (mentions.length === 0) return <p>{strings.notNamed}</p>;
  return (
    <>
      <p>{strings.named}</p>
      <ul className={styles.mentions}>
        {mentions.map(({ kind, name, id }) => (
          <li key={`${kind} ${id} ${name}`}>
            <Link href={PLACES[kind](id)} target="_blank">
              {strings.mentionKinds[kind]}
              {name === '' ? '' : `: ${name}`}
            </Link>
          </li>
        ))}
      </ul>
      {truncated ? <p>{strings.namedMore}</p> : null}
      {mentions.some(({ kind }) => kind === 'version') ? <p>{strings.namedInVersion}</p> : null}
    </>
  );
}
