import type { Limits } from '@aybiza/backbone/limits/port';
import type { Clock } from '@aybiza/foundation/clock';
import { createRateLimit, type RateLimit } from './rate-limit.ts';

/** What is counted, and of whom. */
export interface RateLimits {
  /** How often one person or key may ask. */
  readonly rateLimit: RateLimit;
  /** All who come from one network address together. */
  readonly addressLimit: RateLimit;
  /** All who ask for one workspace together. */
  readonly workspaceLimit: RateLimit;
  /** Calls that a workspace places; nobody is called while it cannot be counted. */
  readonly placingLimit: RateLimit;
  /** Of requests that are tried, for a whole workspace: what they do elsewhere is not ours. */
  readonly trialLimit: RateLimit;
  /** How often a workspace may have texts spoken: each costs what the voice's vendor takes. */
  readonly hearingLimit: RateLimit;
  /** Calls that visitors of web sites begin, from one network address. */
  readonly visitorLimit: RateLimit;
  /** Calls that are begun by one widget. */
  readonly widgetLimit: RateLimit;
}

/** A page of ours makes some five requests; an integrator may do twenty a second for ever. */
const CALLER = { burst: 300, perSecond: 20 };
/** An office behind one address. */
const ADDRESS = { burst: 1_500, perSecond: 100 };
const WORKSPACE = { burst: 1_500, perSecond: 100 };
/** What a vendor's account rings at once; a campaign goes at its own pace. */
const PLACING = { burst: 30, perSecond: 1 };
/** Trying by hand, not loading a system of others. */
const TRIAL = { burst: 20, perSecond: 0.5 };
/** Somebody who listens to one text after the other hears one in two seconds. */
const HEARING = { burst: 60, perSecond: 0.5 };
/** A household or an office that tries again after each misunderstanding. */
const VISITOR = { burst: 20, perSecond: 0.1 };
/** A web site on its busiest day; a workspace that wants less sets limits of its own. */
const WIDGET = { burst: 60, perSecond: 1 };

/** `limits`: where all processes of the installation count together. */
export function createRateLimits(clock: Clock, limits: Limits | undefined): RateLimits {
  const shared = limits === undefined ? { clock } : { clock, limits };
  return {
    rateLimit: createRateLimit({ ...shared, ...CALLER, name: 'caller' }),
    addressLimit: createRateLimit({ ...shared, ...ADDRESS, name: 'address' }),
    workspaceLimit: createRateLimit({ ...shared, ...WORKSPACE, name: 'workspace' }),
    placingLimit: createRateLimit({ ...shared, ...PLACING, name: 'placing', whenAway: 'refuse' }),
    trialLimit: createRateLimit({ ...shared, ...TRIAL, name: 'trial' }),
    hearingLimit: createRateLimit({ ...shared, ...HEARING, name: 'hearing' }),
    visitorLimit: createRateLimit({ ...shared, ...VISITOR, name: 'visitor' }),
    widgetLimit: createRateLimit({ ...shared, ...WIDGET, name: 'widget' }),
  };
}
