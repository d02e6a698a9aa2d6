import { defineConfig } from 'prisma/config';

const { DATABASE_OWNER_URL: url } = process.env;

/** Where Prisma finds the schema and the migrations. `DATABASE_OWNER_URL` is needed only by `prisma migrate`. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url === undefined ? {} : { datasource: { url } }),
});
