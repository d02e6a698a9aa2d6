import { afterCallStepSchema, flowSchema } from '@aybiza/flow';

/** The members of a flow whose items have an id each. */
const KEYED = ['nodes', 'edges', 'variables', 'intents', 'rules', 'knowledge', 'scenarios'] as const;
export type Keyed = (typeof KEYED)[number];

export function isKeyed(name: string): name is Keyed {
  return KEYED.some((known) => known === name);
}

/**
 * An item that can be drawn and edited, or undefined. When somebody removes a step and takes that back while somebody else changes it,
 * Yjs brings the step back without what was changed: it gets what a new step has, and where that is nothing, it is not shown. What
 * has too much of something is shown as it is: its author will want to mend it.
 */
export function soundItem(member: Keyed, id: string, item: unknown): unknown {
  const parsed = flowSchema.shape[member].safeParse({ [id]: item });
  if (parsed.success) return Object.values(parsed.data)[0];
  return parsed.error.issues.some(({ code }) => HOLES.has(code)) ? undefined : item;
}

export function soundSettings(settings: unknown): unknown {
  const parsed = flowSchema.shape.settings.safeParse(settings);
  return parsed.success ? parsed.data : settings;
}

/**
 * The steps of a lane, each as it can be drawn and edited. As many as there are, in their order: an edit finds a step by its place. One that
 * came back in pieces begins anew with its id and kind.
 */
export function soundLane(lane: unknown): unknown {
  if (!Array.isArray(lane)) return [];
  return lane.map((step: unknown) => {
    const parsed = afterCallStepSchema.safeParse(step);
    if (parsed.success) return parsed.data;
    if (!parsed.error.issues.some(({ code }) => HOLES.has(code))) return step;
    const { id, kind } = Object(step);
    return afterCallStepSchema.safeParse({ id, kind }).data ?? step;
  });
}

/** Something is missing, or is another thing than it must be. */
const HOLES: ReadonlySet<string> = new Set(['invalid_type', 'invalid_union', 'invalid_value']);
