import { describe, expect, it } from 'vitest';
import { aStudioFlow, split, widget } from '../testing/a-studio-flow.ts';
import { failuresOf, imported, linesOf, nodesOf, targetOf } from '../testing/imported.ts';

const bye = widget('say-play', 'bye', { events: { audioComplete: '' }, say: 'Goodbye.' });

/** A flow that says something and ends. */
function saying(properties: object) {
  return imported(aStudioFlow(widget('say-play', 'hello', { events: { audioComplete: 'bye' }, ...properties }), bye));
}

describe('say-play', () => {
  it('says its text, without the tags of SSML, with the caller’s number where it names it', () => {
    const { flow } = saying({ say: '<speak>You call from <break/> {{contact.channel.address}}.</speak>' });
    expect(nodesOf(flow, 'say')[0]?.data.text).toBe('You call from , {{ caller_number }}.');
    expect(failuresOf(flow, { expect: 'said', text: 'Goodbye.' }, { expect: 'ended' })).toEqual([]);
  });

  it('says a text as often as it is looped, but not for ever', () => {
    expect(nodesOf(saying({ say: 'Hi.', loop: 2 }).flow, 'say')[0]?.data.text).toBe('Hi. Hi.');
    const forever = saying({ say: 'Hi.', loop: 0 });
    expect(nodesOf(forever.flow, 'say')[0]?.data.text).toBe('Hi.');
    expect(linesOf(forever, 'hello')[0]).toMatchObject({ verdict: 'approximated' });
  });

  it('plays a sound file, whose words the author has to write', () => {
    const played = saying({ play: 'https://example.com/sounds/welcome_all.mp3' });
    expect(nodesOf(played.flow, 'say')[0]?.data).toMatchObject({
      audio: 'https://example.com/sounds/welcome_all.mp3',
      text: 'Recording: welcome all',
    });
    expect(linesOf(played, 'hello')[0]).toMatchObject({ verdict: 'approximated' });
  });

  it('leaves out a sound file whose address is only known in the call', () => {
    expect(nodesOf(saying({ play: '{{flow.data.file}}' }).flow, 'say')[0]?.data.audio).toBeUndefined();
  });

  it('plays telephone keys', () => {
    expect(nodesOf(saying({ digits: 'ww12,#x' }).flow, 'sendKeys')[0]?.data.keys).toBe('ww12w#');
  });

  it('that says nothing is passed by', () => {
    const { flow, ...rest } = saying({});
    expect(targetOf(flow, 'start', 'next')).toBe('bye');
    expect(linesOf({ flow, ...rest }, 'hello')[0]).toMatchObject({ verdict: 'mapped', nodes: [] });
  });

  it('speaks another language than the step before only behind a switch', () => {
    const { flow } = imported(
      aStudioFlow(
        widget('say-play', 'english', { events: { audioComplete: 'spanish' }, say: 'Hello.', language: 'en-GB' }),
        widget('say-play', 'spanish', { events: { audioComplete: 'more' }, say: 'Hola.', language: 'es-ES' }),
        widget('say-play', 'more', { events: { audioComplete: '' }, say: 'Adiós.', language: 'es-ES' }),
      ),
    );
    expect(flow.settings.language).toBe('en-GB');
    expect(nodesOf(flow, 'language').map(({ data }) => data.language)).toEqual(['es-ES']);
    expect(targetOf(flow, 'english', 'next')).toBe('spanish-es-es');
    expect(targetOf(flow, 'spanish', 'next')).toBe('more');
  });
});

describe('gather-input-on-call with a split on its keys behind it', () => {
  const menu = imported(
    aStudioFlow(
      widget('gather-input-on-call', 'menu', {
        events: { keypress: 'choose', speech: '', timeout: 'menu' },
        say: 'For sales, press 1. For support or billing, press 2.',
        timeout: 7,
      }),
      split('choose', '{{widgets.menu.Digits}}', {
        otherwise: 'bye',
        cases: [
          ['equal_to', '1', 'sales'],
          ['matches_any_of', '2,3', 'support'],
        ],
      }),
      widget('say-play', 'sales', { events: { audioComplete: '' }, say: 'Sales.' }),
      widget('say-play', 'support', { events: { audioComplete: '' }, say: 'Support.' }),
      bye,
    ),
  );

  it('is a menu, whose options are called what the prompt says of their keys', () => {
    const [node] = nodesOf(menu.flow, 'menu');
    expect(node?.data.options.map(({ key, label }) => [key, label])).toEqual([
      ['1', 'sales'],
      ['2', 'support or billing'],
      ['3', 'Option 3'],
    ]);
    expect(node?.data.noInput).toMatchObject({ prompts: [], waitSeconds: 7 });
    expect(nodesOf(menu.flow, 'branch')).toEqual([]);
  });

  it('leads callers by key and by word', () => {
    expect(failuresOf(menu.flow, { do: 'presses', keys: '2' }, { expect: 'said', text: 'Support.' })).toEqual([]);
    expect(failuresOf(menu.flow, { do: 'says', text: 'sales please' }, { expect: 'said', text: 'Sales.' })).toEqual([]);
    expect(failuresOf(menu.flow, { do: 'presses', keys: '9' }, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('reports the split as a part of it', () => {
    expect(linesOf(menu, 'choose')).toEqual([
      expect.objectContaining({
        verdict: 'mapped',
        nodes: ['menu'],
        reason: 'Its conditions are the options of “menu”.',
      }),
    ]);
  });

  it('lets a caller who says nothing go after a few rounds', () => {
    const silence = Array.from({ length: 8 }, () => ({ do: 'staysSilent' }) as const);
    expect(failuresOf(menu.flow, ...silence.slice(0, 4), { expect: 'ended' })).toEqual([]);
  });
});

describe('gather-input-on-call with a split on its words behind it', () => {
  const asking = imported(
    aStudioFlow(
      widget('gather-input-on-call', 'ask', {
        events: { keypress: 'bye', speech: 'hear', timeout: '' },
        say: '¿Sí o no?',
        language: 'es-US',
      }),
      split('hear', '{{widgets.ask.SpeechResult | downcase}}', {
        otherwise: 'bye',
        cases: [['regex', '.*(s(i|í)|claro).*', 'yes']],
      }),
      widget('say-play', 'yes', { events: { audioComplete: '' }, say: 'Bien.' }),
      bye,
    ),
  );

  it('is a menu with the words it looks for', () => {
    expect(nodesOf(asking.flow, 'menu')[0]?.data.options).toEqual([
      expect.objectContaining({ label: 'si', phrases: ['si', 'sí', 'claro'] }),
    ]);
    expect(failuresOf(asking.flow, { do: 'says', text: 'sí' }, { expect: 'said', text: 'Bien.' })).toEqual([]);
    expect(failuresOf(asking.flow, { do: 'says', text: 'no' }, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('says that keys that fit nothing lead elsewhere in the original', () => {
    const result = imported(
      aStudioFlow(
        widget('gather-input-on-call', 'ask', {
          events: { keypress: 'keys', speech: 'words', timeout: '' },
          say: 'Press 1 or say sales.',
        }),
        split('keys', '{{widgets.ask.Digits}}', { otherwise: 'bye', cases: [['equal_to', '1', 'sales']] }),
        split('words', '{{widgets.ask.SpeechResult}}', { otherwise: 'sales', cases: [['equal_to', 'sales', 'sales']] }),
        widget('say-play', 'sales', { events: { audioComplete: '' }, say: 'Sales.' }),
        bye,
      ),
    );
    expect(nodesOf(result.flow, 'menu')).toHaveLength(1);
    expect(linesOf(result, 'ask')[0]?.reason).toContain('“bye”');
  });

  it('says that keys lead elsewhere in the original', () => {
    expect(linesOf(asking, 'ask')[0]?.reason).toContain('“bye”');
  });
});

describe('gather-input-on-call whose answer is used elsewhere', () => {
  it('knows how long an answer is', () => {
    const { flow } = imported(
      aStudioFlow(
        widget('gather-input-on-call', 'ask', { events: { keypress: 'told', timeout: '' }, say: 'Your number?' }),
        widget('say-play', 'told', { events: { audioComplete: '' }, say: 'So many: {{widgets.ask.Digits.size}}.' }),
      ),
    );
    expect(failuresOf(flow, { do: 'presses', keys: '777#' }, { expect: 'said', text: 'So many: 3.' })).toEqual([]);
  });

  it.each([
    ['by its name', '{{widgets.ask.Digits}}'],
    ['as whichever answer came last', '{{Digits}}'],
  ])('keeps it, and is no menu: %s', (_what, use) => {
    const { flow } = imported(
      aStudioFlow(
        widget('gather-input-on-call', 'ask', { events: { keypress: 'choose', timeout: '' }, say: 'Press 1.' }),
        split('choose', '{{Digits}}', { otherwise: '', cases: [['equal_to', '1', 'told']] }),
        widget('say-play', 'told', { events: { audioComplete: '' }, say: `You pressed ${use}.` }),
      ),
    );
    expect(nodesOf(flow, 'menu')).toEqual([]);
    expect(failuresOf(flow, { do: 'presses', keys: '1#' }, { expect: 'said', text: '1.' })).toEqual([]);
  });

  it('takes keys into a variable when only keys are wired', () => {
    const { flow } = imported(
      aStudioFlow(
        widget('gather-input-on-call', 'pin', {
          events: { keypress: 'check', timeout: 'bye' },
          say: 'Your PIN?',
          num_digits: 4,
          finish_on_key: '*',
        }),
        split('check', '{{widgets.pin.Digits}}', { otherwise: 'bye', cases: [['equal_to', '1234', 'in']] }),
        widget('say-play', 'in', { events: { audioComplete: '' }, say: 'You pressed {{widgets.pin.Digits}}.' }),
        bye,
      ),
    );
    expect(nodesOf(flow, 'keypad')[0]?.data).toMatchObject({
      variable: 'pin_digits',
      maxLength: 4,
      finishKey: '*',
      speech: false,
    });
    expect(failuresOf(flow, { do: 'presses', keys: '1234' }, { expect: 'at', node: 'in' })).toEqual([]);
    expect(failuresOf(flow, { do: 'presses', keys: '1111' }, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('takes words when speech is wired, and a number when it is compared by size', () => {
    const asking = (type: string, value: string) =>
      imported(
        aStudioFlow(
          widget('gather-input-on-call', 'age', {
            events: { speech: 'check', keypress: 'check', timeout: '' },
            say: 'Your age?',
          }),
          split('check', '{{widgets.age.SpeechResult}}', { otherwise: 'bye', cases: [[type, value, 'young']] }),
          widget('say-play', 'young', {
            events: { audioComplete: '' },
            say: 'So young at {{widgets.age.SpeechResult}}.',
          }),
          bye,
        ),
      );
    expect(nodesOf(asking('equal_to', 'twenty').flow, 'collect')[0]?.data.fields[0]?.value.kind).toBe('text');
    const { flow } = asking('less_than', '30');
    expect(nodesOf(flow, 'collect')[0]?.data.fields[0]?.value.kind).toBe('number');
    expect(failuresOf(flow, { do: 'says', text: 'nine' }, { expect: 'at', node: 'young' })).toEqual([]);
    expect(failuresOf(flow, { do: 'says', text: '40' }, { expect: 'said', text: 'Goodbye.' })).toEqual([]);
  });

  it('takes digits that may be spoken when both lead to one place and their number is known', () => {
    const { flow } = imported(
      aStudioFlow(
        widget('gather-input-on-call', 'zip', {
          events: { speech: 'bye', keypress: 'bye', timeout: 'bye' },
          say: 'Your code?',
          num_digits: '5',
        }),
        bye,
      ),
    );
    expect(nodesOf(flow, 'keypad')[0]?.data).toMatchObject({ speech: true, maxLength: 5 });
  });

  it('is asked by the widget before it when it says nothing itself', () => {
    const { flow, report } = imported(
      aStudioFlow(
        widget('say-play', 'intro', { events: { audioComplete: 'listen' }, say: 'Tell me your name.' }),
        widget('gather-input-on-call', 'listen', { events: { speech: 'bye', timeout: '' } }),
        bye,
      ),
    );
    expect(nodesOf(flow, 'collect')[0]?.data.prompt).toBe('Tell me your name.');
    expect(report.entries.find(({ source }) => source === 'intro')?.nodes).toEqual(['listen']);
    expect(report.totals.noCounterpart).toBe(0);
  });

  it('says a word of its own when nothing else does, in the flow’s language', () => {
    const { flow } = imported(
      aStudioFlow(
        widget('gather-input-on-call', 'listen', {
          events: { speech: 'bye', timeout: 'listen' },
          gather_language: 'es-MX',
        }),
        bye,
      ),
    );
    expect(nodesOf(flow, 'collect')[0]?.data.prompt).toBe('Adelante, por favor.');
  });
});
