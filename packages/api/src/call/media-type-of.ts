/** What a browser should take a stored file for; anything unknown is only ever downloaded. */
export function mediaTypeOf(storageKey: string): string {
  if (storageKey.endsWith('.wav')) return 'audio/wav';
  if (storageKey.endsWith('.ogg')) return 'audio/ogg';
  if (storageKey.endsWith('.mp3')) return 'audio/mpeg';
  return 'application/octet-stream';
}
