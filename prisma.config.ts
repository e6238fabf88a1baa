import { defineConfig } from 'prisma/config';

// Only for Prisma's own commands; the program itself reads src/config.ts.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/yuanxin' },
});
