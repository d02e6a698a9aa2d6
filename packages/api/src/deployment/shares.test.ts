import type { DeploymentWeight } from '@aybiza/db/deployments';
import { flowVersionIdSchema } from '@aybiza/foundation/ids';
import { expect, test } from 'vitest';
import { findStateBefore, toPercents } from './shares.ts';

const version = (number: number, weight = 100): DeploymentWeight => ({
  flowVersionId: flowVersionIdSchema.parse(`ver_number${number}`),
  statechartHash: `hash ${number}`,
  weight,
});
const numberOf = new Map([1, 2, 3, 4].map((number) => [version(number).flowVersionId.toString(), number]));
const states = (...weights: DeploymentWeight[][]) => weights.map((one) => ({ weights: one })).toReversed();

test.each([
  [[1], [100]],
  [
    [10, 90],
    [10, 90],
  ],
  [
    [1, 1, 1],
    [34, 33, 33],
  ],
])('weights %j are %j percent', (weights, percents) => {
  expect(toPercents(weights.map((weight, index) => version(index + 1, weight)))).toEqual(percents);
});

test.each([
  ['a canary ends', states([version(1)], [version(2, 10), version(1, 90)]), [version(1)]],
  [
    'a canary that has become everybody’s ends',
    states([version(1)], [version(2, 10), version(1, 90)], [version(2)]),
    [version(1)],
  ],
  [
    'a version that was rolled back is passed over',
    states([version(1)], [version(2)], [version(1)], [version(3)]),
    [version(1)],
  ],
  [
    'rolling back twice goes on backwards',
    states([version(1)], [version(2)], [version(3)], [version(2)]),
    [version(1)],
  ],
  ['there is nothing before the first', states([version(1)]), undefined],
])('rolling back: %s', (_case, changes, before) => {
  expect(findStateBefore(changes, numberOf)).toEqual(before);
});
