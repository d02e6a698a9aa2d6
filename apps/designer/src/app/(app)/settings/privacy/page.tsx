import { RetentionPanel } from '../../../../features/settings/index.ts';

export const metadata = { title: 'Retention' };

export default function Page() {
  return <RetentionPanel />;
}
