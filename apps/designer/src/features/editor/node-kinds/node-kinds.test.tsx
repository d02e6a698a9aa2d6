import { type FlowNode, flowNodeSchema, type NodeKind, nodeKinds } from '@aybiza/flow';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TrpcProvider } from '../../../trpc/client.tsx';
import { lookOf } from '../../flow-graph/index.ts';
import { allKinds } from '../commands/index.ts';
import { FieldScopeContext, NO_SCOPE } from '../inspector/field-scope.ts';
import { nodeCards } from './cards.ts';
import { inspectorOf } from './inspectors.ts';

function newNode(kind: NodeKind): FlowNode {
  return flowNodeSchema.parse({ kind, data: nodeKinds[kind].defaults() });
}

const menu = flowNodeSchema.parse({
  kind: 'menu',
  data: { prompt: 'How can I help?', options: [{ id: 'book', label: 'Book an appointment', key: '1' }] },
});

describe('every node kind', () => {
  it.each(allKinds())('%s has a form for a new step', (kind) => {
    const node = newNode(kind);
    const Inspector = inspectorOf<NodeKind>(node);
    const html = renderToStaticMarkup(
      <TrpcProvider>
        <Inspector data={node.data} change={() => true} />
      </TrpcProvider>,
    );
    expect(html).not.toBe('');
  });

  it.each(allKinds())('%s has a card that shows what is written on it', (kind) => {
    const node = newNode(kind);
    const { text, Body } = lookOf<NodeKind>(nodeCards, node);
    if (text !== undefined) {
      const written = text.write(node.data, 'Good morning.');
      expect(text.read(written)).toBe('Good morning.');
      expect(flowNodeSchema.safeParse({ ...node, data: written }).success).toBe(true);
    }
    if (Body !== undefined) expect(() => renderToStaticMarkup(<Body data={node.data} />)).not.toThrow();
  });
});

describe('the form of a menu', () => {
  it('says what is wrong beside the field that it is about', () => {
    const Inspector = inspectorOf<NodeKind>(menu);
    const scope = {
      ...NO_SCOPE,
      problemsAt: (field: string) =>
        field === 'options.0.key' ? [{ severity: 'error' as const, message: 'Two options answer to key 1.' }] : [],
    };
    const html = renderToStaticMarkup(
      <FieldScopeContext value={scope}>
        <Inspector data={menu.data} change={() => true} />
      </FieldScopeContext>,
    );
    const page = new DOMParser().parseFromString(html, 'text/html');
    const key = page.querySelector('[data-field="options.0.key"]');
    expect(key?.getAttribute('aria-invalid')).toBe('true');
    const notes = page.getElementById(key?.getAttribute('aria-describedby') ?? '');
    expect(notes?.textContent).toBe('Two options answer to key 1.');
  });

  it('opens the choice that somebody goes to, and no other', () => {
    const twoChoices = flowNodeSchema.parse({
      kind: 'menu',
      data: { prompt: 'How can I help?', options: ['book', 'move'].map((id) => ({ id, label: id })) },
    });
    const Inspector = inspectorOf<NodeKind>(twoChoices);
    const html = renderToStaticMarkup(
      <FieldScopeContext value={{ ...NO_SCOPE, goTo: 'options.1.label' }}>
        <Inspector data={twoChoices.data} change={() => true} />
      </FieldScopeContext>,
    );
    const page = new DOMParser().parseFromString(html, 'text/html');
    expect(page.querySelector('[data-field="options.1.label"]')).not.toBeNull();
    expect(page.querySelector('[data-field="options.0.label"]')).toBeNull();
  });
});

describe('the form of a wait', () => {
  const htmlOf = (data: unknown) => {
    const node = flowNodeSchema.parse({ kind: 'wait', data });
    const Inspector = inspectorOf<NodeKind>(node);
    return renderToStaticMarkup(<Inspector data={node.data} change={() => true} />);
  };

  it('says where the other system posts its report', () => {
    expect(htmlOf({ until: { signal: 'paid' } })).toContain('/api/rest/calls/{call_id}/signals/paid');
  });

  it('names no address where nobody reports', () => {
    expect(htmlOf({})).not.toContain('/api/rest');
  });
});
