import { describe, expect, it } from 'vitest';
import { Lobby } from './lobby.ts';

const ROOM = { ofAddress: 3, inAll: 8, failures: 1_000 };

function crowd(lobby: Lobby<string>, address: string | null, { count = 1, now = 0, from = 0 } = {}): boolean[] {
  return Array.from(
    { length: count },
    (_value, index) => lobby.enter(`${address} ${from + index}`, address, now).mayWait,
  );
}

describe('check 71: of one address', () => {
  it('so many wait, and no more', () => {
    const lobby = new Lobby<string>(ROOM);
    expect(crowd(lobby, 'a', { count: 5 })).toEqual([true, true, true, false, false]);
    expect(crowd(lobby, 'b')).toEqual([true]);
    expect(lobby.turnedAway).toBe(2);
  });

  it('whoever has come in does not count', () => {
    const lobby = new Lobby<string>(ROOM);
    crowd(lobby, 'a', { count: 3 });
    lobby.admit('a 0', 0);
    expect(crowd(lobby, 'a', { from: 9 })).toEqual([true]);
    lobby.leave('a 0', 0);
    expect(lobby.size).toBe(3);
  });

  it('whoever has left without having come in counts for the rest of the second: trying faster does not help', () => {
    const lobby = new Lobby<string>(ROOM);
    for (let index = 0; index < 3; index += 1) {
      crowd(lobby, 'a', { now: 5_000, from: index });
      lobby.leave(`a ${index}`, 5_000);
    }
    expect(lobby.size).toBe(0);
    expect(crowd(lobby, 'a', { now: 5_500 })).toEqual([false]);
    expect(crowd(lobby, 'a', { now: 6_000 })).toEqual([true]);
  });

  it('from which somebody came in within the last hour, more may wait', () => {
    const lobby = new Lobby<string>({ ...ROOM, inAll: 100 });
    crowd(lobby, 'a');
    lobby.admit('a 0', 0);
    expect(crowd(lobby, 'a', { count: 31, now: 10 }).filter(Boolean)).toHaveLength(30);
    for (let index = 0; index < 30; index += 1) lobby.leave(`a ${index}`, 20);
    expect(crowd(lobby, 'a', { count: 4, now: 3_600_000 }).filter(Boolean)).toHaveLength(3);
  });
});

describe('check 71: of all addresses', () => {
  it('the one that has waited longest goes when there is no more room', () => {
    const lobby = new Lobby<string>(ROOM);
    for (let index = 0; index < 8; index += 1) crowd(lobby, `address ${index}`);
    expect(lobby.enter('late', 'another', 0)).toEqual({ mayWait: true, mustGo: 'address 0 0' });
    expect(lobby.size).toBe(8);
    expect(lobby.sentAway).toBe(1);
  });

  it('one whose address is known stays as long as a stranger can go for it', () => {
    const lobby = new Lobby<string>(ROOM);
    lobby.enter('first', 'known', 0);
    lobby.admit('first', 0);
    lobby.enter('second', 'known', 0);
    for (let index = 0; index < 7; index += 1) crowd(lobby, `address ${index}`);
    for (let index = 7; index < 50; index += 1)
      expect(lobby.enter('x', `address ${index}`, 0).mustGo).not.toBe('second');
  });

  it('so many may fail in a second; then no stranger is looked at, and whoever comes from a known address is', () => {
    const lobby = new Lobby<string>({ ...ROOM, failures: 5 });
    lobby.enter('first', 'known', 5_000);
    lobby.admit('first', 5_000);
    for (let index = 0; index < 5; index += 1) {
      crowd(lobby, `address ${index}`, { now: 5_000 });
      lobby.leave(`address ${index} 0`, 5_000);
    }
    expect(crowd(lobby, 'stranger', { now: 5_900 })).toEqual([false]);
    expect(crowd(lobby, 'known', { now: 5_900 })).toEqual([true]);
    expect(crowd(lobby, 'stranger', { now: 6_000 })).toEqual([true]);
  });

  it('one of whom nobody knows where it comes from has the room of all', () => {
    const lobby = new Lobby<string>(ROOM);
    expect(crowd(lobby, null, { count: 8 })).toEqual(Array(8).fill(true));
    expect(lobby.enter('late', null, 0).mustGo).toBe('null 0');
  });

  it('and one that says so later counts for its address from then on', () => {
    const lobby = new Lobby<string>(ROOM);
    crowd(lobby, 'a', { count: 2 });
    expect(lobby.enter('behind a proxy', null, 0).mayWait).toBe(true);
    expect(lobby.enter('behind a proxy', 'a', 0).mayWait).toBe(true);
    expect(crowd(lobby, 'a', { from: 5 })).toEqual([false]);
    expect(lobby.size).toBe(3);
  });
});
