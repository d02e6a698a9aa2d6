import { describe, expect, it } from 'vitest';
import { SpeakingOrder } from './speaking-order.ts';

/** Speeches that two voices are to say, and in which order they were begun. */
function anOrder() {
  const order = new SpeakingOrder();
  const begun: number[] = [];
  const say = (speech: number, lane: string) =>
    order.add({
      speech,
      lane,
      begin() {
        begun.push(speech);
        order.begun(speech);
      },
    });
  const finish = (speech: number) => {
    order.finished(speech);
    order.goOn();
  };
  return { order, begun, say, finish };
}

describe('the order in which things are said', () => {
  it('is left to a voice for what it says itself', () => {
    const { begun, say } = anOrder();
    say(1, 'anna');
    say(2, 'anna');
    expect(begun).toEqual([1, 2]);
  });

  it('lets another voice wait for all of that, and the first one for the other', () => {
    const { begun, say, finish } = anOrder();
    say(1, 'anna');
    say(2, 'anna');
    say(3, 'bert');
    say(4, 'anna');
    finish(1);
    expect(begun).toEqual([1, 2]);
    finish(2);
    expect(begun).toEqual([1, 2, 3]);
    finish(3);
    expect(begun).toEqual([1, 2, 3, 4]);
  });

  it('gives up with what broke all that waits behind it, so that it can be said again in order', () => {
    const { order, begun, say } = anOrder();
    const sayAll = () => {
      say(1, 'anna');
      say(2, 'bert');
      say(3, 'anna');
    };
    sayAll();
    expect(order.lost([1])).toEqual([1, 2, 3]);
    expect(order.isIdle).toBe(true);
    sayAll();
    expect(begun).toEqual([1, 1]);
  });

  it('is forgotten with what was not to be said', () => {
    const { order, begun, say } = anOrder();
    say(1, 'anna');
    say(2, 'bert');
    order.clear();
    say(3, 'bert');
    expect(begun).toEqual([1, 3]);
  });
});
