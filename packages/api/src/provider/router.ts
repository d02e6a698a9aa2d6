import { router } from '../trpc.ts';
import { chooseProviders } from './choose-providers.ts';
import { listProviders } from './list-providers.ts';
import { removeAccount } from './remove-account.ts';
import { setAccount } from './set-account.ts';
import { tryAccount } from './try-account.ts';

export const providerRouter = router({
  list: listProviders,
  setAccount,
  removeAccount,
  tryAccount,
  choose: chooseProviders,
});
