import { addAuditEntry } from '@aybiza/db/audit-entries';
import { type Credential, credentialPlace, findCredential, saveCredential } from '@aybiza/db/credentials';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { setCredentialInput, setCredentialOutput } from './credential.schema.ts';

const DESCRIPTION = `Stores a key of another system, in place of the one with its name. The secret is encrypted and never shown again; left out, it \
stays as it was, unless it would be sent somewhere else or in another name. Calls use it from the next second on. Refusal: \`SECRET_NEEDED\` (422).`;

/** From this length on, four characters of a secret tell nobody anything. */
const SHOWN_FROM = 16;

/** Stores a key of another system that flows may show. */
export const setCredential = workspaceProcedure({
  role: 'owner',
  scope: 'credentials:write',
  route: 'PUT /credentials/{name}',
  summary: 'Store a credential for another system',
  description: DESCRIPTION,
})
  .input(setCredentialInput)
  .output(setCredentialOutput)
  .mutation(({ ctx, input: { secret, ...given } }) =>
    ctx.inWorkspace(async (tx) => {
      const { name, manner, origins } = given;
      const place = credentialPlace(ctx.workspaceId, name);
      const stored =
        secret === undefined
          ? keepSecret(await findCredential(tx, name), given)
          : {
              sealedSecret: ctx.services.sealer.seal(secret, place),
              secretEnding: secret.length < SHOWN_FROM ? '' : secret.slice(-4),
            };
      await saveCredential(tx, { ...given, ...stored });
      const detail = { kind: manner.kind, origins, isNewSecret: secret !== undefined };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'credential.set', subject: name, detail });
      return { saved: true as const };
    }),
  );

/** The secret that is there, if it goes to nobody else, and for nobody else. */
function keepSecret(before: Credential | undefined, given: Pick<Credential, 'manner' | 'origins'>) {
  const isSame =
    before !== undefined &&
    JSON.stringify(before.manner) === JSON.stringify(given.manner) &&
    given.origins.every((origin) => before.origins.includes(origin));
  if (!isSame)
    throw apiError('SECRET_NEEDED', 'Enter the key again: it is sent to nobody else than it was entered for.');
  const { sealedSecret, secretEnding } = before;
  return { sealedSecret, secretEnding };
}
