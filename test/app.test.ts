import { afterEach, expect, test } from 'vitest';
import { createWorld, type World } from './support/world.ts';

let world: World;
afterEach(() => world.close());

test('a page that fails shows an id, and nothing of what went wrong', async () => {
  world = await createWorld();
  world.app.metrics.registry.metrics = () => Promise.reject(new Error('phone 13800138000'));
  const response = await fetch(`${world.origin}/metrics`);
  expect(response.status).toBe(500);
  expect(await response.text()).toMatch(/^[0-9a-f-]{36}\n$/);
});
