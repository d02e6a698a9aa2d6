import { addCallBack, type NewCallBack } from '@aybiza/db/call-backs';
import type { Db, Tx } from '@aybiza/db/client';
import { planCallBack } from '@aybiza/db/plan-call-back';
import type { Clock } from '@aybiza/foundation/clock';
import { agentIdSchema } from '@aybiza/foundation/ids';
import { wallClock } from '@aybiza/foundation/wall-clock';
import { type AfterCallStepOf, evaluate, nextOpenAt, renderTemplate, type Values } from '@aybiza/statechart';
import type { StepRunner, StepTry } from '../step-run.ts';
import { partiesOf } from '../step-values.ts';
import { telephoneNumber } from '../telephone-number.ts';

type Params = AfterCallStepOf<'callBack'>['params'];

/** Keeps that the caller wants to be called back, once; an agent that is to do it has a job from then on. */
export function createCallBackStep({ db, clock }: { db: Db; clock: Clock }): StepRunner<'callBack'> {
  return async (job) => {
    const { step, values, call, workspaceId } = job;
    const e164 = telephoneNumber(evaluate(step.params.to, values).value);
    if (call.isTest) return { status: 'skipped', reason: 'nobody is called back after a test call' };
    if (e164 === undefined) return { status: 'skipped', reason: 'there is no number to call back' };
    const dueAt = dueOf(step.params, { values, now: clock.now() });
    if (dueAt === undefined)
      return { status: 'skipped', reason: 'they cannot be called at any time within two months' };
    const asked = { ...toCallBack(job), e164, dueAt };
    const callBackId = await db.forWorkspace(workspaceId, (tx) => keep(tx, asked));
    return { status: 'done', result: { callBackId, by: asked.by, dueAt } };
  };
}

async function keep(tx: Tx, asked: NewCallBack) {
  const id = await addCallBack(tx, asked);
  if (asked.by === 'agent') await planCallBack(tx, id, { number: 1, at: asked.dueAt });
  return id;
}

function toCallBack({
  call,
  step,
  stored,
  values,
  languages,
}: StepTry<'callBack'>): Omit<NewCallBack, 'e164' | 'dueAt'> {
  const { params } = step;
  const name = params.name === undefined ? null : evaluate(params.name, values).value;
  const inputs = params.inputs.flatMap(({ name: input, value: expression }) => {
    const { value } = evaluate(expression, values);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[input, value]] : [];
  });
  return {
    callId: call.id,
    stepId: stored.id,
    name: typeof name === 'string' ? name : '',
    note: renderTemplate(params.note, values, { target: 'prompt', language: languages.staff }).text,
    by: params.by,
    agentId: params.by === 'agent' ? agentIdSchema.parse(params.agentId) : null,
    inputs: Object.fromEntries(inputs),
    fromE164: call.channel === 'phone' ? (telephoneNumber(partiesOf(call).ours) ?? null) : null,
    hours: params.hours ?? null,
    mostTries: params.tries,
    pauseMinutes: params.pauseMinutes,
    practice: call.practice,
  };
}

/** The first moment (epoch ms) at which they may be called and want to be. A day that says nothing is no day. */
function dueOf({ day, time, timeZone, hours }: Params, { values, now }: { values: Values; now: number }) {
  const date = day === undefined ? null : evaluate(day, values).value;
  const ofDay = time === undefined ? null : evaluate(time, values).value;
  const wall =
    typeof date === 'string' ? Date.parse(`${date}T${typeof ofDay === 'string' ? ofDay : '00:00'}Z`) : Number.NaN;
  const wanted = Number.isNaN(wall) ? now : (wallClock(timeZone)(wall) ?? now);
  const from = Math.max(now, wanted);
  return hours === undefined ? from : nextOpenAt(hours, from);
}
