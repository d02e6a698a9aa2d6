import type { StoredCall } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';
import { type ContactValues, forgetContact, rememberContact } from '@aybiza/db/contacts';
import { type AfterCallStepOf, type Expression, evaluate, renderTemplate, type Values } from '@aybiza/statechart';
import type { StepRunner } from '../step-run.ts';
import { partiesOf } from '../step-values.ts';
import { telephoneNumber } from '../telephone-number.ts';

/** Remembers the caller if they agreed to it, or forgets them if they want that. What is not agreed to leaves nothing behind, and changes nothing. */
export function createContactStep({ db }: { db: Db }): StepRunner<'contact'> {
  return async ({ workspaceId, call, step, values, languages }) => {
    const e164 = telephoneNumber(partiesOf(call).theirs);
    if (call.isTest) return { status: 'skipped', reason: 'nobody is remembered of a test call' };
    if (e164 === undefined) return { status: 'skipped', reason: 'the caller’s number is withheld' };
    const { consent, forget } = step.params;
    if (isTrue(forget, values)) {
      const wasKnown = await db.forWorkspace(workspaceId, (tx) => forgetContact(tx, e164));
      return { status: 'done', result: { contact: wasKnown ? 'forgotten' : 'unknown' } };
    }
    if (!isTrue(consent, values)) return { status: 'skipped', reason: 'the caller has not agreed to be remembered' };
    const found = foundOut(call, { e164, params: step.params, values, language: languages.caller });
    const isNewest = await db.forWorkspace(workspaceId, (tx) => rememberContact(tx, found));
    return { status: 'done', result: { contact: isNewest ? 'remembered' : 'outdated' } };
  };
}

function isTrue(condition: Expression | undefined, values: Values): boolean {
  return condition !== undefined && evaluate(condition, values).value === true;
}

interface Written {
  readonly e164: string;
  readonly params: AfterCallStepOf<'contact'>['params'];
  readonly values: Values;
  /** Of the caller, who is told in a later call what was agreed. */
  readonly language: string;
}

function foundOut(
  call: StoredCall,
  { e164, params, values, language }: Written,
): Parameters<typeof rememberContact>[1] {
  const text = (expression: Expression | undefined) => {
    const value = expression === undefined ? null : evaluate(expression, values).value;
    return typeof value === 'string' ? value : '';
  };
  return {
    e164,
    name: text(params.name),
    language: text(params.language),
    agreed: renderTemplate(params.agreed, values, { target: 'prompt', language }).text,
    values: keptOf(params.values, values),
    optsOut: isTrue(params.optOut, values),
    callId: call.id,
    calledAt: call.startedAt,
    consentedAt: call.endedAt ?? call.startedAt,
  };
}

/** What the call has not found out leaves what was kept before. */
function keptOf(named: Written['params']['values'], values: Values): ContactValues {
  return Object.fromEntries(
    named.flatMap(({ name, value: expression }) => {
      const { value } = evaluate(expression, values);
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [[name, value]];
      return value === null ? [] : [[name, JSON.stringify(value)]];
    }),
  );
}
