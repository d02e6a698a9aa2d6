'use client';

import Link from 'next/link';
import { useStrings } from '../../language/use-strings.tsx';
import { EntryCard } from './entry-card.tsx';
import styles from './sign-in-page.module.css';
import { signInStrings } from './strings.ts';

interface OutboxPageProps {
  mails: readonly { to: string; subject: string; text: string; link?: string | undefined }[];
}

/** What practice equipment delivers to nobody, for whoever sits at the machine. */
export function OutboxPage({ mails }: OutboxPageProps) {
  const strings = useStrings(signInStrings);
  return (
    <EntryCard title={strings.outboxTitle} lead={strings.outboxLead}>
      {mails.length === 0 ? (
        <p className={styles.none}>{strings.outboxEmpty}</p>
      ) : (
        <ul className={styles.mails}>
          {mails.map(({ to, subject, text, link }, place) => (
            // Messages have no ids here, and none comes in between.
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <li key={place}>
              <b>{subject}</b>
              <span>{strings.mailTo(to)}</span>
              <p>{link === undefined ? text : text.replace(link, '').replaceAll(/\n{3,}/g, '\n\n')}</p>
              {link === undefined ? null : <a href={link}>{strings.openLink}</a>}
            </li>
          ))}
        </ul>
      )}
      <Link className={styles.aside} href="/sign-in">
        {strings.backToSignIn}
      </Link>
    </EntryCard>
  );
}
