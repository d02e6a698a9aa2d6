// `node health-check.mjs <url>`: ends with 0 when it answers with 2xx within a second. An image without a shell has nothing else to ask with.
const [, , url = ''] = process.argv;
const answered = await fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(answered ? 0 : 1);
