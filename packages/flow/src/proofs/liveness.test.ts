import { describe, expect, it } from 'vitest';
import { validateFlow } from '../compile-flow.ts';
import { aFlow } from '../testing/a-flow.ts';

type Builder = ReturnType<typeof aFlow>;

/** What liveness says: the code, where, and the way round. */
function liveness(flow: Builder) {
  return validateFlow(flow.build())
    .filter(({ code }) => code === 'NEVER_ENDS' || code === 'SILENT_LOOP')
    .map(({ code, place, path }) => [code, place.node, ...(path === undefined ? [] : [[...path].sort()])]);
}

/** A menu of which every way out leads to one place, silence and misunderstanding included. */
function allTo(flow: Builder, menu: string, to: string): Builder {
  return flow.menu(menu, ['more']).edge(menu, 'option.more', to).edge(menu, 'noInput', to).edge(menu, 'noMatch', to);
}

const handler = (flow: Builder, id: string, trigger: object) => flow.node(id, { kind: 'handler', data: { trigger } });
const spoken = { on: 'says', phrases: ['help'] };

describe('a caller who can never finish', () => {
  it('is found where two questions lead only to each other', () => {
    const flow = allTo(allTo(aFlow().start('a'), 'a', 'b'), 'b', 'a');
    expect(liveness(flow)).toContainEqual(['NEVER_ENDS', 'start']);
  });

  it('is reported at the door of the trap, once, and not at every question behind it', () => {
    const flow = allTo(allTo(aFlow().start('free'), 'a', 'b'), 'b', 'a')
      .menu('free', ['trap', 'leave'])
      .edge('free', 'option.trap', 'a')
      .edge('free', 'option.leave', 'bye')
      .end('bye');
    expect(liveness(flow).filter(([code]) => code === 'NEVER_ENDS')).toEqual([['NEVER_ENDS', 'a']]);
  });

  it.each(['end', 'transfer'])('is helped by one way to an %s', (kind) => {
    const flow = allTo(aFlow().start('a'), 'b', 'a')
      .menu('a', ['out', 'on'])
      .edge('a', 'option.out', 'exit')
      .edge('a', 'option.on', 'b')
      .node('exit', { kind, data: kind === 'end' ? {} : { to: '+442079460018' } });
    expect(liveness(flow).filter(([code]) => code === 'NEVER_ENDS')).toEqual([]);
  });

  it('is helped by asking for a handler that ends the call', () => {
    const flow = handler(allTo(aFlow().start('a'), 'a', 'a'), 'help', spoken)
      .edge('help', 'next', 'bye')
      .end('bye');
    expect(liveness(flow).filter(([code]) => code === 'NEVER_ENDS')).toEqual([]);
  });

  it('is not helped by a handler that only leads back', () => {
    const flow = handler(allTo(aFlow().start('a'), 'a', 'a'), 'help', spoken)
      .edge('help', 'next', 'back')
      .node('back', { kind: 'resume', data: {} });
    expect(liveness(flow).filter(([code]) => code === 'NEVER_ENDS')).toEqual([['NEVER_ENDS', 'start']]);
  });

  it('is let go by a port that is left open: the apology ends the call', () => {
    const flow = aFlow().start('a').menu('a', ['more']).edge('a', 'option.more', 'a');
    expect(liveness(flow)).toEqual([]);
  });
});

describe('a caller who says nothing', () => {
  it('is sent round by a question that leads back to itself', () => {
    const flow = aFlow()
      .start('a')
      .menu('a', ['out'])
      .edge('a', 'option.out', 'bye')
      .edge('a', 'noInput', 'a')
      .end('bye');
    expect(liveness(flow)).toEqual([['SILENT_LOOP', 'a', ['a']]]);
  });

  it('is sent round by words between two questions', () => {
    const flow = aFlow()
      .start('a')
      .menu('a', ['out'])
      .edge('a', 'option.out', 'bye')
      .edge('a', 'noInput', 'again')
      .say('again', 'Let us try once more.')
      .edge('again', 'next', 'a')
      .end('bye');
    expect(liveness(flow)).toEqual([['SILENT_LOOP', 'a', ['a', 'again']]]);
  });

  it('is sent round by a handler for silence that resumes', () => {
    const flow = handler(aFlow().start('a').menu('a', ['out']).edge('a', 'option.out', 'bye').end('bye'), 'quiet', {
      on: 'silence',
    })
      .edge('quiet', 'next', 'back')
      .node('back', { kind: 'resume', data: {} });
    expect(liveness(flow)).toEqual([['SILENT_LOOP', 'a', ['a', 'back', 'quiet']]]);
  });

  it('may be asked something else once, and is then let go', () => {
    const flow = aFlow()
      .start('a')
      .menu('a', ['out'])
      .edge('a', 'option.out', 'bye')
      .edge('a', 'noInput', 'b')
      .menu('b', ['out'])
      .edge('b', 'option.out', 'bye')
      .edge('b', 'noInput', 'bye')
      .end('bye');
    expect(liveness(flow)).toEqual([]);
  });
});

describe('a caller whom others may keep for ever', () => {
  const kept = (flow: Builder) =>
    validateFlow(flow.build()).flatMap(({ code, place, path }) =>
      code === 'MAY_NEVER_END' ? [[place.node, ...(path ?? [])]] : [],
    );
  /** A question whose only way on is checked somewhere, and leads back to it unless the check lets the caller go. */
  const checked = (check: (flow: Builder) => Builder) =>
    check(
      aFlow()
        .start('ask')
        .menu('ask', ['more'])
        .edge('ask', 'option.more', 'check')
        .edge('ask', 'noInput', 'check')
        .edge('ask', 'noMatch', 'check'),
    ).end('bye');
  const asked = (flow: Builder) =>
    flow
      .variable('age', 'number')
      .node('check', { kind: 'branch', data: { conditions: [{ id: 'old', when: 'age > 18' }] } })
      .edge('check', 'when.old', 'bye')
      .edge('check', 'otherwise', 'ask');

  it('is found where a condition always leads back', () => {
    expect(kept(checked(asked))).toEqual([['start', 'start', 'ask', 'check', 'ask']]);
  });

  it('is helped by a handler they can ask for', () => {
    const flow = handler(checked(asked), 'help', spoken).edge('help', 'next', 'bye');
    expect(kept(flow)).toEqual([]);
  });

  it('is not helped by a handler that others decide about', () => {
    const flow = handler(checked(asked), 'help', spoken).edge('help', 'next', 'check');
    expect(kept(flow).map(([node]) => node)).toContain('start');
  });

  it('is helped by somebody who counts', () => {
    const flow = checked((begun) =>
      asked(begun)
        .lead('check', 'often', 'otherwise')
        .node('often', { kind: 'limit', data: { counts: 'visits', most: 3 } })
        .edge('often', 'under', 'ask')
        .edge('often', 'reached', 'bye'),
    );
    expect(kept(flow)).toEqual([]);
  });

  it('is found where another system decides, and helped by staying silent', () => {
    const request = (flow: Builder) =>
      flow
        .node('check', { kind: 'request', data: { call: { via: 'http', url: 'https://example.com/' } } })
        .edge('check', 'ok', 'bye')
        .edge('check', 'timeout', 'ask')
        .edge('check', 'failed', 'ask');
    expect(kept(checked(request)).map(([node]) => node)).toEqual(['start']);
    expect(kept(checked((flow) => request(flow).lead('ask', 'bye', 'noInput')))).toEqual([]);
  });

  it.each([
    ['that speaks first', undefined, ['start']],
    ['to which they have the first word', 'What is it?', []],
  ])('may be kept by a model %s', (_name, opening, found) => {
    const flow = aFlow()
      .start('talk')
      .node('talk', { kind: 'converse', data: { goal: 'Talk.', opening, exits: [{ id: 'on', label: 'On' }] } })
      .edge('talk', 'exit.on', 'talk')
      .edge('talk', 'noInput', 'bye')
      .end('bye');
    expect(kept(flow).map(([node]) => node)).toEqual(found);
  });
});
