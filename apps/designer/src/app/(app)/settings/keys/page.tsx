import { ApiKeysPanel } from '../../../../features/settings/index.ts';

export const metadata = { title: 'API keys' };

export default function Page() {
  return <ApiKeysPanel />;
}
