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
