import type { AfterCallStep } from '../after-call-step.ts';
import type { AfterCallKindDefinition } from '../definition.ts';
import { callBack } from './call-back/define.ts';
import { contact } from './contact/define.ts';
import { email } from './email/define.ts';
import { exportRecording } from './export-recording/define.ts';
import { extract } from './extract/define.ts';
import { message } from './message/define.ts';
import { score } from './score/define.ts';
import { summary } from './summary/define.ts';
import { webhook } from './webhook/define.ts';

/** All kinds of steps after a call. Typed over the union: while a kind is missing here, nothing compiles. */
export const afterCallKinds: { readonly [Kind in AfterCallStep['kind']]: AfterCallKindDefinition<Kind> } = {
  summary,
  extract,
  score,
  webhook,
  message,
  email,
  exportRecording,
  contact,
  callBack,
};

/** The definition that belongs to a step; see `definitionOf` of the node kinds for the one assertion. */
export function afterCallKindOf<Kind extends AfterCallStep['kind']>(step: {
  readonly kind: Kind;
}): AfterCallKindDefinition<Kind> {
  return afterCallKinds[step.kind] as unknown as AfterCallKindDefinition<Kind>;
}
