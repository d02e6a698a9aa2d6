import type { Deployment } from './deployment.ts';

/** About as often as a worker looks. */
const EVERY_MS = 10_000;

/** A page that stays open shows how a watched version does, and that it was taken away. */
export const lookAgain = {
  refetchInterval: ({ state }: { state: { data?: readonly Deployment[] | undefined } }) =>
    state.data?.some(({ watch }) => watch?.status === 'watching') === true ? EVERY_MS : (false as const),
};
