import { callIdSchema } from '@aybiza/foundation/ids';
import { describe, expect, it } from 'vitest';
import { changeView, FIRST_VIEW, isCalling, type View, type ViewChange } from './view.ts';

const play = (...changes: ViewChange[]): View =>
  changes.reduce<View>((view, change) => changeView(view, change, true), FIRST_VIEW);
const received = (message: Extract<ViewChange, { type: 'received' }>['message']): ViewChange => ({
  type: 'received',
  message,
});
const line = (id: string, who: 'agent' | 'visitor', text: string) => received({ type: 'line', id, who, text });

const began: ViewChange = { type: 'began' };
const isReady = received({ type: 'ready', callId: callIdSchema.parse('call_abcd1234'), resumeToken: 'x' });

describe('what a widget shows', () => {
  it('goes from the button to the conversation and its end', () => {
    expect(play({ type: 'opened' })).toMatchObject({ isOpen: true, status: 'idle' });
    expect(isCalling(play(began))).toBe(true);
    expect(play(began, isReady).status).toBe('live');
    const ended = play(began, isReady, received({ type: 'ended', outcome: '', reason: 'finished' }));
    expect(ended).toMatchObject({ status: 'ended', trouble: null, isOpen: true });
  });

  it('replaces a line of which less was heard, and takes one away of which nothing was', () => {
    const speaks: ViewChange = { type: 'voice', voice: 'on' };
    const said = [began, speaks, isReady, line('speech-1', 'agent', 'How can I help you today?')];
    expect(play(...said, line('speech-1', 'agent', 'How can I')).lines).toMatchObject([{ text: 'How can I' }]);
    expect(play(...said, line('speech-1', 'agent', '')).lines).toEqual([]);
  });

  it('keeps a line whole for whoever reads it', () => {
    const said = [began, isReady, line('speech-1', 'agent', 'How can I help you today?')];
    expect(play(...said, line('speech-1', 'agent', '')).lines).toMatchObject([{ text: 'How can I help you today?' }]);
  });

  it('forgets what was being said when it has been said', () => {
    const saying = received({ type: 'interim', text: 'on mon' });
    expect(play(began, isReady, saying).interim).toBe('on mon');
    expect(play(began, isReady, saying, line('entry-4', 'visitor', 'on Monday')).interim).toBe('');
  });

  it('keeps the conversation while the line is lost, and after a new page', () => {
    const lost = play(began, isReady, line('speech-1', 'agent', 'Hello.'), { type: 'lost' });
    expect(lost).toMatchObject({ status: 'lost', lines: [{ text: 'Hello.' }] });
    expect(play({ type: 'cameBack', lines: lost.lines }, isReady)).toMatchObject({ status: 'live', lines: lost.lines });
  });

  it('says that all lines are busy when no call came about, and that the line was lost when there was one', () => {
    expect(play(began, { type: 'closed', code: 1006 })).toMatchObject({ status: 'idle', trouble: 'busy' });
    const talked = [began, isReady, line('speech-1', 'agent', 'Hello.')];
    expect(play(...talked, { type: 'closed', code: 1006 })).toMatchObject({ status: 'ended', trouble: 'over' });
    expect(play(...talked, { type: 'closed', code: 1000 })).toMatchObject({ status: 'ended', trouble: null });
  });

  it('says what to do about a microphone that is refused, by what the visitor may do instead', () => {
    const denied: ViewChange = { type: 'voice', voice: 'denied' };
    expect(changeView(play(began), denied, true).trouble).toBe('denied');
    expect(changeView(play(began), denied, false).trouble).toBe('deniedAndMute');
    expect(play(began, denied, { type: 'voice', voice: 'on' }).trouble).toBeNull();
  });
});
