import type { Bus } from '@aybiza/backbone/bus/port';
import { listenForTrials, type TrialKind } from '@aybiza/backbone/trials/trials';

const ANSWERS: Readonly<Record<TrialKind, unknown>> = {
  'account-trial': { parts: [] },
  'question-trial': { meaning: null },
  'number-errand': { status: 'noAccount', isInstallations: false },
};

/** A voice process that has no account with anybody: without one every try would be waited for. Gives back how to stop. */
export async function answerTrials(bus: Bus): Promise<() => void> {
  const listen = (kind: TrialKind) =>
    listenForTrials(bus, kind, { onAsked: async () => ANSWERS[kind], onError: () => {} });
  const stops = await Promise.all([listen('account-trial'), listen('question-trial'), listen('number-errand')]);
  return () => {
    for (const stop of stops) stop();
  };
}
