/** Under what name a port's list is gone to, when a problem is about the port. */
export function wayField(port: string): string {
  return `way ${port}`;
}
