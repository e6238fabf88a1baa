import { z } from 'zod';
import { minute } from '../../days.ts';
import { deliver } from '../delivery/deliver.ts';
import { eventAbout } from '../delivery/inbound.ts';
import { nowOf, type Simulation } from '../simulation.ts';
import { show } from '../state/chat.ts';
import { randomDigits, randomText } from '../state/ids.ts';
import type { FollowerState, Template } from '../state/schema.ts';
import { reachable } from './custom.ts';
import { type Call, type Endpoint, ok, RawAnswer, readJson } from './endpoint.ts';
import { PlatformError } from './errors.ts';

const DEDUPE_MS = 10 * minute;
const MOST_TEMPLATES = 25;

const sendRequest = z.object({
  touser: z.string(),
  template_id: z.string(),
  url: z.string().optional(),
  client_msg_id: z.string().max(64).optional(),
  data: z.record(z.string(), z.object({ value: z.coerce.string() })),
});
type SendRequest = z.infer<typeof sendRequest>;

const idRequest = z.object({ template_id: z.string() });
const addRequest = z.object({
  template_id_short: z.string().min(1),
  keyword_name_list: z.array(z.string()).default([]),
});

/** Longest value by the kind of keyword (`thing1` is of the kind `thing`), in characters. */
const longest: Record<string, number> = {
  thing: 20,
  character_string: 32,
  number: 32,
  letter: 32,
  phrase: 5,
  name: 10,
  symbol: 5,
  const: 20,
};

/** Template messages: verified service accounts only. */
export const templateEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/cgi-bin/message/template/send',
    needs: 'service',
    daily: 100_000,
    run: send,
  },
  {
    method: 'GET',
    path: '/cgi-bin/template/get_all_private_template',
    needs: 'service',
    run: (sim) => ({
      template_list: sim.state.templates.map(({ id, title, content }) => ({
        template_id: id,
        title,
        primary_industry: '',
        deputy_industry: '',
        content,
        example: '',
      })),
    }),
  },
  {
    method: 'POST',
    path: '/cgi-bin/template/api_add_template',
    needs: 'service',
    run(sim, call) {
      const { template_id_short: title, keyword_name_list: names } = readJson(call, addRequest);
      if (sim.state.templates.length >= MOST_TEMPLATES) throw new PlatformError(45026);
      const content = names.map((name, index) => `${name}:{{thing${index + 1}.DATA}}`).join('\n');
      const template = { id: randomText(43), title, content };
      sim.state.templates.push(template);
      return { ...ok, template_id: template.id };
    },
  },
  {
    method: 'POST',
    path: '/cgi-bin/template/del_private_template',
    needs: 'service',
    run(sim, call) {
      const { id } = findTemplate(sim, readJson(call, idRequest).template_id);
      sim.state.templates = sim.state.templates.filter((one) => one.id !== id);
      return ok;
    },
  },
];

function send(sim: Simulation, call: Call): RawAnswer {
  const request = readJson(call, sendRequest);
  const follower = reachable(sim, request.touser);
  const fields = fill(findTemplate(sim, request.template_id), request.data);
  const clientId = request.client_msg_id;
  const sends = follower.templateSends.filter(({ at }) => at > nowOf(sim) - DEDUPE_MS);
  const earlier = sends.find((one) => one.clientId === clientId);
  if (earlier) return answer(earlier.msgid);
  const msgid = `3${randomDigits(18)}`;
  const sent = clientId === undefined ? [] : [{ clientId, msgid, at: nowOf(sim) }];
  follower.templateSends = [...sends, ...sent];
  sim.tasks.start(() => finish(sim, follower, request, fields, msgid));
  return answer(msgid);
}

/** Written by hand: the id has more digits than a JavaScript number keeps. */
function answer(msgid: string): RawAnswer {
  return new RawAnswer(`{"errcode":0,"errmsg":"ok","msgid":${msgid}}`, 'application/json');
}

async function finish(
  sim: Simulation,
  follower: FollowerState,
  { template_id, url = '' }: SendRequest,
  fields: { label: string; value: string }[],
  msgid: string,
): Promise<void> {
  const blocked = follower.blocksTemplates || !follower.subscribed;
  const { title } = findTemplate(sim, template_id);
  const text = [title, ...fields.map(({ label, value }) => `${label}：${value}`)].join('\n');
  if (!blocked)
    show(sim, follower, {
      from: 'account',
      kind: 'template',
      via: 'template',
      text,
      title,
      url,
      fields,
    });
  const Status = blocked ? 'failed:user block' : 'success';
  const about = { MsgID: BigInt(msgid), Status };
  const label = `模板消息结果：${Status}`;
  await deliver(sim, eventAbout(sim, follower.openid, 'TEMPLATESENDJOBFINISH', about, { label }));
}

/** @throws PlatformError 47003 for a keyword that is missing or too long */
function fill(
  { content }: Template,
  data: SendRequest['data'],
): { label: string; value: string }[] {
  return [...content.matchAll(/([^\n{}:：]*)[:：]?\s*\{\{(\w+)\.DATA\}\}/g)].map(
    ([, label = '', name = '']) => {
      const value = data[name]?.value ?? '';
      const kind = name.replace(/\d+$/, '');
      const tooLong = [...value].length > (longest[kind] ?? Number.POSITIVE_INFINITY);
      if (value === '' || tooLong) {
        const problem = value === '' ? 'is empty' : 'invalid';
        throw new PlatformError(47003, `data.${name}.value ${problem}`);
      }
      return { label: label.trim(), value };
    },
  );
}

function findTemplate(sim: Simulation, id: string): Template {
  const template = sim.state.templates.find((one) => one.id === id);
  if (!template) throw new PlatformError(40037);
  return template;
}
