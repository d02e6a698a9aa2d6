import { ContactsPage } from '../../../features/contacts/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('contacts');

export default function Page() {
  return <ContactsPage />;
}
