/** A text with SSML in it as plain words: pauses become commas, what a tag only colours is kept. Holes are not touched. */
export function stripSsml(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<break\b[^>]*>/gi, ', ')
    .replace(/<sub\b[^>]*alias\s*=\s*"([^"]*)"[^>]*>[\s\S]*?<\/sub>/gi, '$1')
    .replace(
      /<\/?(speak|say-as|prosody|emphasis|p|s|w|lang|voice|phoneme|audio|mark|amazon:[\w-]+|google:[\w-]+)\b[^>]*>/gi,
      ' ',
    )
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
}

/** What stands in the transcript for a sound file, and is said when it cannot be had: its name in words. */
export function wordsForSound(address: string): string {
  const file = address.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  const name = file
    .replace(/\.[A-Za-z0-9]{2,4}$/, '')
    .replace(/%20|[_+.-]+/g, ' ')
    .replace(/[{}%]/g, '')
    .trim();
  return name === '' ? 'Recording' : `Recording: ${name}`;
}
