import { Page } from '../workspace/index.ts';
import { AccountsPanel } from './accounts/accounts-panel.tsx';
import { ApiKeysPanel } from './api-keys-panel.tsx';
import { NumbersPanel } from './numbers-panel.tsx';
import { RetentionPanel } from './retention-panel.tsx';
import { settingsStrings as strings } from './strings.ts';
import { WebhooksPanel } from './webhooks-panel.tsx';

/** What belongs to the whole workspace. */
export function SettingsPage() {
  return (
    <Page title={strings.title}>
      <AccountsPanel />
      <NumbersPanel />
      <WebhooksPanel />
      <RetentionPanel />
      <ApiKeysPanel />
    </Page>
  );
}
