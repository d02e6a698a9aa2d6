import type { Db } from '@aybiza/db/client';
import type { SealedAnew } from '@aybiza/db/sealed-secrets';
import { listSecondFactors, replaceSecondFactor } from '@aybiza/db/sign-in-accounts';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { type AuthSecrets, versionedSecrets } from './auth-secrets.ts';

/**
 * Encrypts the secrets of authenticator apps and the recovery codes with the secret of today. What somebody changes meanwhile is left as they have it. May be
 * broken off and run again.
 */
export async function sealSecondFactorsAnew(db: Db, secrets: AuthSecrets): Promise<SealedAnew> {
  const versions = versionedSecrets(secrets);
  const currentVersion = versions[0]?.version ?? 0;
  const key = { keys: new Map(versions.map(({ version, value }) => [version, value])), currentVersion };
  const anew = async (data: string) => symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) });
  const isCurrent = (data: string) => data.startsWith(`$ba$${currentVersion}$`);
  const all = { changed: 0, kept: 0, unreadable: [] as { workspaceId: string; purpose: string }[] };
  for (const before of await listSecondFactors(db)) {
    if (isCurrent(before.secret) && isCurrent(before.backupCodes)) {
      all.kept += 1;
      continue;
    }
    try {
      const after = { secret: await anew(before.secret), backupCodes: await anew(before.backupCodes) };
      if (await replaceSecondFactor(db, { before, after })) all.changed += 1;
    } catch {
      // Encrypted with a secret that nobody has named.
      all.unreadable.push({ workspaceId: 'installation', purpose: `second-factor:${before.id}` });
    }
  }
  return all;
}
