import { ContactsPage } from '../../../features/contacts/index.ts';

export const metadata = { title: 'Contacts' };

export default function Page() {
  return <ContactsPage />;
}
