import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.ts';

function closed() {
  const clock = fakeClock();
  const breaker = new CircuitBreaker({
    clock,
    name: 'vendor',
    failures: 2,
    pauseMs: 1000,
    maxPauseMs: 3000,
    probeMs: 500,
  });
  return { clock, breaker, state: () => breaker.report().state };
}

function opened() {
  const all = closed();
  all.breaker.attempt()?.failed();
  all.breaker.attempt()?.failed();
  return all;
}

/** The pause is over and one has leave to try. */
function probing() {
  const all = opened();
  all.clock.advance(1000);
  const probe = all.breaker.attempt();
  return { ...all, probe };
}

describe('a circuit breaker', () => {
  it('lets everybody try while it is closed, and one failure changes nothing', () => {
    const { breaker, state } = closed();
    breaker.attempt()?.failed();
    expect(state()).toBe('closed');
    expect(breaker.attempt()).toBeDefined();
  });

  it('opens after failures in a row', () => {
    const { breaker, state } = opened();
    expect(state()).toBe('open');
    expect(breaker.attempt()).toBeUndefined();
    expect(breaker.report()).toEqual({ name: 'vendor', state: 'open', opened: 1 });
  });

  it('forgets failures when something worked in between', () => {
    const { breaker, state } = closed();
    breaker.attempt()?.failed();
    breaker.attempt()?.succeeded();
    breaker.attempt()?.failed();
    expect(state()).toBe('closed');
  });

  it('counts one attempt that worked and failed later', () => {
    const { breaker, state } = closed();
    const attempt = breaker.attempt();
    attempt?.succeeded();
    attempt?.failed();
    breaker.attempt()?.failed();
    expect(state()).toBe('open');
  });

  it('lets one try after the pause, and nobody beside it', () => {
    const { clock, breaker } = opened();
    clock.advance(999);
    expect(breaker.attempt()).toBeUndefined();
    clock.advance(1);
    expect(breaker.attempt()).toBeDefined();
    expect(breaker.attempt()).toBeUndefined();
    expect(breaker.report().state).toBe('halfOpen');
  });

  it('closes when the probe works', () => {
    const { probe, breaker, state } = probing();
    probe?.succeeded();
    expect(state()).toBe('closed');
    expect(breaker.attempt()).toBeDefined();
  });

  it('waits twice as long after each probe that fails, up to a limit', () => {
    const { probe, clock, breaker } = probing();
    probe?.failed();
    clock.advance(1999);
    expect(breaker.attempt()).toBeUndefined();
    clock.advance(1);
    breaker.attempt()?.failed();
    clock.advance(3000);
    expect(breaker.attempt()).toBeDefined();
    expect(breaker.report().opened).toBe(3);
  });

  it('begins with the short pause again once it has been closed', () => {
    const { probe, clock, breaker } = probing();
    probe?.failed();
    clock.advance(2000);
    breaker.attempt()?.succeeded();
    breaker.attempt()?.failed();
    breaker.attempt()?.failed();
    clock.advance(1000);
    expect(breaker.attempt()).toBeDefined();
  });

  it('gives the probe to another when it came to nothing, or shows nothing', () => {
    const { probe, clock, breaker } = probing();
    probe?.withdrawn();
    expect(breaker.attempt()).toBeDefined();
    clock.advance(499);
    expect(breaker.attempt()).toBeUndefined();
    clock.advance(1);
    expect(breaker.attempt()).toBeDefined();
  });

  it('does not listen to attempts from before it changed', () => {
    const { breaker, state, clock } = closed();
    const old = breaker.attempt();
    breaker.attempt()?.failed();
    breaker.attempt()?.failed();
    old?.succeeded();
    expect(state()).toBe('open');
    clock.advance(1000);
    breaker.attempt();
    old?.failed();
    old?.succeeded();
    expect(state()).toBe('halfOpen');
  });
});
