import { router } from '../trpc.ts';
import { getPrivacy } from './get-privacy.ts';
import { getRegion } from './get-region.ts';
import { hold } from './hold.ts';
import { importRefusals } from './import-refusals.ts';
import { listCallingChoices } from './list-calling-choices.ts';
import { listHolds } from './list-holds.ts';
import { releaseHold } from './release-hold.ts';
import { removeCallingChoice } from './remove-calling-choice.ts';
import { setCallingChoice } from './set-calling-choice.ts';
import { setPrivacy } from './set-privacy.ts';

export const privacyRouter = router({
  get: getPrivacy,
  set: setPrivacy,
  getRegion,
  listCallingChoices,
  setCallingChoice,
  removeCallingChoice,
  importRefusals,
  listHolds,
  hold,
  releaseHold,
});
