import { flowVersionIdSchema } from '@aybiza/foundation/ids';
import { expect, test } from 'vitest';
import type { DeploymentWeight } from '../deployments.ts';
import { shareOfVersion, withoutVersion, withShare } from './shares.ts';

const version = (number: number, weight = 100): DeploymentWeight => ({
  flowVersionId: flowVersionIdSchema.parse(`ver_number${number}`),
  statechartHash: `hash ${number}`,
  weight,
});

test('a new version for some leaves the others with the version that most of them have', () => {
  const before = [version(3, 10), version(2, 90)];
  expect(withShare(version(4), 25, before)).toEqual([version(4, 25), version(2, 75)]);
  expect(withShare(version(4), 100, before)).toEqual([version(4, 100)]);
  expect(withShare(version(1), 25, [])).toEqual([version(1, 100)]);
});

test('a version that answers already gets the share that it is given, not one more', () => {
  expect(withShare(version(2), 50, [version(2, 5), version(1, 95)])).toEqual([version(2, 50), version(1, 50)]);
  expect(withShare(version(2), 50, [version(2, 100)])).toEqual([version(2, 100)]);
});

test('a version that is taken away leaves its callers to the others', () => {
  const weights = [version(3, 20), version(2, 60), version(1, 20)];
  expect(withoutVersion(weights, version(3).flowVersionId)).toEqual([version(2, 60), version(1, 20)]);
  expect(shareOfVersion(weights, version(3).flowVersionId)).toBe(0.2);
  expect(shareOfVersion(weights, version(9).flowVersionId)).toBe(0);
});
