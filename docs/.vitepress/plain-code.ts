import type { MarkdownRenderer } from 'vitepress';

/** What stands in code is shown as it is written: `{{ day }}` is the flow's, and nothing for the generator to fill in. */
export function keepCodePlain(markdown: MarkdownRenderer): void {
  const render = markdown.renderer.rules.code_inline;
  if (render === undefined) throw new Error('the generator no longer draws code in a line');
  markdown.renderer.rules.code_inline = (tokens, index, ...rest) => {
    tokens[index]?.attrSet('v-pre', '');
    return render(tokens, index, ...rest);
  };
}
