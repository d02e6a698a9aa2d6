export const dynamic = 'force-dynamic';

/** The process answers; whether its database does is another question. */
export function GET() {
  return Response.json({ ok: true });
}
