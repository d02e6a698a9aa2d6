import { Z_95 } from './proportion.ts';

/** The 80 % point of the normal distribution: four of five true differences are found. */
const Z_POWER = 0.8416212335729143;

/**
 * How many calls each of two versions needs before a difference from one share to another is found in four of five cases, where 5 % of
 * comparisons without a difference may be called one. Fleiss' formula without the correction for continuity.
 */
export function callsNeeded(from: number, to: number): number {
  const middle = (from + to) / 2;
  const spread = Z_95 * Math.sqrt(2 * middle * (1 - middle)) + Z_POWER * Math.sqrt(from * (1 - from) + to * (1 - to));
  return Math.ceil((spread / (to - from)) ** 2);
}
