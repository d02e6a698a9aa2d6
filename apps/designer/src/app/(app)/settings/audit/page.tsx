import { AuditPage } from '../../../../features/settings/index.ts';

export const metadata = { title: 'Audit log' };

export default function Page() {
  return <AuditPage />;
}
