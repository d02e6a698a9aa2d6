import { ContactPage } from '../../../../features/contacts/index.ts';

export const metadata = { title: 'Contact' };

export default async function Page({ params }: PageProps<'/contacts/[contactId]'>) {
  const { contactId } = await params;
  return <ContactPage contactId={contactId} />;
}
