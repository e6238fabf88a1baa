import { createTicketDesk, type TicketDesk } from '../../../src/services/lawyer/index.ts';
import type { SimulatedFollower } from '../../../src/simulator/index.ts';
import type { World } from '../../support/world.ts';
import { sayOf } from '../cases/support.ts';

/** The desk as `npm run tickets` opens it, at the world's own clock. */
export const deskOf = ({ database, vault, clock, app }: World): TicketDesk =>
  createTicketDesk({ database, vault, clock, broadcast: app.broadcast, sayOf });

/** What a member reads, without the links around choices. */
export const heard = (messages: { text: string }[]) =>
  messages.map(({ text }) => text.replaceAll(/<[^>]+>/g, '')).join('\n');

export async function says(member: SimulatedFollower, ...lines: string[]): Promise<string> {
  let last = '';
  for (const line of lines) last = heard(await member.says(line));
  return last;
}

/** A finished booking in words; `topic` and `way` as the member answers. */
export const booking = (topic = '1', way: string[] = ['3']) => [
  ...['约律师', '1', topic, '公司从八月起没发工资，一共欠我一万八。', '1', ...way],
  ...['王芳', '13800138000'],
];

/** Books a lawyer. @returns the ticket's number */
export async function book(member: SimulatedFollower, topic?: string): Promise<string> {
  const done = await says(member, ...booking(topic), '跳过', '提交');
  const number = /收到了，编号 (LS\d+)/.exec(done)?.[1];
  if (!number) throw new Error(`There is no number in: ${done}`);
  return number;
}

/** Sends what is due to members. */
export async function deliver(world: World): Promise<void> {
  world.clock.advance(1_500);
  await world.app.beat();
}
