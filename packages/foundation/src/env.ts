import { z } from 'zod';

/**
 * Reads an app's configuration once, at start.
 * @throws Error with one line per variable that is missing or wrong, so that a person fixes all of them at once.
 */
export function parseEnv<Schema extends z.ZodType>(
  schema: Schema,
  source: Record<string, string | undefined>,
): z.infer<Schema> {
  // An empty value in a .env file means "left out".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(
    `The configuration cannot be used:\n${lines.join('\n')}\nSee .env.example for every variable and why it exists.`,
  );
}

/** A TCP port given as text; 0 lets the system choose. */
export const portSchema = z.coerce.number().int().min(0).max(65535);
