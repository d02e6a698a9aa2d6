import { TEMPLATE_IDS } from '@aybiza/flow';
import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FlowStart, TEMPLATE_GROUPS, TemplateGallery } from './template-gallery.tsx';

function Choosing() {
  const [chosen, setChosen] = useState<FlowStart>('dental-practice');
  return <TemplateGallery chosen={chosen} onChoose={setChosen} />;
}

const radios = () => [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')];
const chosen = () => radios().flatMap((radio) => (radio.checked ? [radio.getAttribute('aria-label')] : []));

describe('the gallery of templates', () => {
  beforeEach(async () => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    const root = document.createElement('div');
    document.body.append(root);
    await act(async () => createRoot(root).render(<Choosing />));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });

  it('offers every template there is and every other way to begin, each once', () => {
    expect(Object.values(TEMPLATE_GROUPS).flat().toSorted()).toEqual(
      [...TEMPLATE_IDS, 'questions', 'description', 'empty', 'file'].toSorted(),
    );
    expect(radios()).toHaveLength(TEMPLATE_IDS.length + 4);
  });

  it('is one set of radio buttons, so that arrow keys walk through all of it', () => {
    expect(new Set(radios().map(({ name }) => name)).size).toBe(1);
    expect(chosen()).toEqual(['Dental practice']);
  });

  it('takes the card that is chosen, and no other', async () => {
    await act(async () =>
      radios()
        .find((radio) => radio.getAttribute('aria-label') === 'Restaurant')
        ?.click(),
    );
    expect(chosen()).toEqual(['Restaurant']);
  });

  it('tells in a sentence what each of them does', () => {
    const described = radios().map((radio) => {
      const id = radio.getAttribute('aria-describedby') ?? '';
      return document.getElementById(id)?.textContent ?? '';
    });
    for (const text of described) expect(text).toMatch(/^[A-Z].*\.$/);
    expect(new Set(described).size).toBe(described.length);
  });
});
