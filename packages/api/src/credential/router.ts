import { router } from '../trpc.ts';
import { listCredentials } from './list-credentials.ts';
import { removeCredential } from './remove-credential.ts';
import { setCredential } from './set-credential.ts';

export const credentialRouter = router({ list: listCredentials, set: setCredential, remove: removeCredential });
