/** A refusal with a stable code, and a sentence that a person can read. */
export function refuse(status: number, code: string, message: string): Response {
  return Response.json({ code, message }, { status });
}
