import type { AfterCallData, AfterCallKind } from '@aybiza/flow';
import type { ComponentType } from 'react';

/** The form of one kind of step. */
export interface StepFormProps<Kind extends AfterCallKind> {
  readonly data: AfterCallData<Kind>;
  /** Puts new data into the flow; see `InspectorProps.change`. */
  change(data: AfterCallData<Kind>, typing?: string): boolean;
}

/** The forms of all kinds; while one is missing, nothing compiles. */
export type StepForms = { readonly [Kind in AfterCallKind]: ComponentType<StepFormProps<Kind>> };
