import { addAuditEntry, type NewAuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import type { Environment } from '@aybiza/db/deployments';
import { addPhoneNumber, listPhoneNumbers, updatePhoneNumber } from '@aybiza/db/phone-numbers';
import type { AgentId, PhoneNumberId } from '@aybiza/foundation/ids';
import { getNextDeployment } from '../agent/deployment-of.ts';
import { apiError } from '../api-error.ts';

export interface NumberToAnswer {
  readonly e164: string;
  readonly agentId: AgentId;
  readonly label?: string | undefined;
  /** Left out: as it was, else live. */
  readonly environment?: Environment | undefined;
}

/**
 * Lets an agent answer a number: a new one, or one that another agent answered until now.
 * @throws AppError `NOT_FOUND`, `NOT_PUBLISHED`, `NUMBER_TAKEN`
 */
export async function answerNumber(
  tx: Tx,
  { e164, agentId, label: given, environment }: NumberToAnswer,
  actor: NewAuditEntry['actor'],
): Promise<PhoneNumberId> {
  const label = given === undefined ? {} : { label: given };
  const entry = {
    actor,
    action: 'phoneNumber.connected',
    detail: { e164, agentId, ...(environment === undefined ? {} : { environment }) },
  };
  const known = (await listPhoneNumbers(tx)).find((number) => number.e164 === e164);
  const { id: deploymentId } = await getNextDeployment(tx, { agentId, environment }, known?.deploymentId);
  if (known !== undefined) {
    await updatePhoneNumber(tx, known.id, { deploymentId, ...label });
    await addAuditEntry(tx, { ...entry, subject: known.id });
    return known.id;
  }
  const added = await addPhoneNumber(tx, { e164, deploymentId, ...label });
  if (added.status === 'taken') throw apiError('NUMBER_TAKEN', 'This number cannot be connected here.');
  await addAuditEntry(tx, { ...entry, subject: added.phoneNumber.id });
  return added.phoneNumber.id;
}
