import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { OutboxPage } from '../../features/sign-in/index.ts';
import { getApi } from '../../trpc/server.ts';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('outbox', { referrer: 'no-referrer' });

export default async function Page() {
  const mails = await getApi().practiceMails(await headers());
  if (mails === undefined) notFound();
  return <OutboxPage mails={mails} />;
}
