/** One line of JSON for Workers Logs. Names of regions and reasons only: no number, no address and nothing that anybody said comes here. */
export function log(message: string, fields: Readonly<Record<string, string | boolean>>): void {
  // biome-ignore lint/suspicious/noConsole: it is the log of a Worker
  console.log(JSON.stringify({ message, ...fields }));
}
