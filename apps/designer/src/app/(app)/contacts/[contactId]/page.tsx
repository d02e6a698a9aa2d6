import { ContactPage } from '../../../../features/contacts/index.ts';
import { pageTitle } from '../../../page-title.ts';

export const generateMetadata = pageTitle('contact');

export default async function Page({ params }: PageProps<'/contacts/[contactId]'>) {
  const { contactId } = await params;
  return <ContactPage contactId={contactId} />;
}
