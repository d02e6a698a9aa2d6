import type { MarkdownRenderer } from 'vitepress';

const LIGHT = '-light.webp';

/**
 * A page names the light picture of a screen (`agents-light.webp`), which is what the repository shows; readers of the dark guide see the dark
 * one, which `e2e/guide` takes with it.
 */
export function showDarkPictures(markdown: MarkdownRenderer): void {
  const render = markdown.renderer.rules.image;
  if (render === undefined) throw new Error('the generator no longer draws pictures');
  markdown.renderer.rules.image = (tokens, index, ...rest) => {
    const image = tokens[index];
    const source = String(image?.attrGet('src') ?? '');
    if (image === undefined || !source.endsWith(LIGHT)) return render(tokens, index, ...rest);
    image.attrSet('class', 'picture in-light');
    const light = render(tokens, index, ...rest);
    image.attrSet('class', 'picture in-dark');
    image.attrSet('src', source.replace(LIGHT, '-dark.webp'));
    return light + render(tokens, index, ...rest);
  };
}
