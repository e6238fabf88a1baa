import { z } from 'zod';
import type { Client } from './client.ts';
import { idOf } from './ids.ts';

/** A template message (page 发送模板消息; verified service accounts; service notices only). */
export interface TemplateMessage {
  openid: string;
  templateId: string;
  /** By the template's field names, e.g. `thing1`. */
  data: Record<string, string>;
  url?: string;
  miniProgram?: { appId: string; path: string };
  /** The same id again is not sent again, for some ten minutes. */
  clientMessageId?: string;
}

export interface TemplatesApi {
  /**
   * Accepted, not delivered: the event `template-sent` tells how it ended.
   *
   * @returns the messageId of that event
   */
  send(message: TemplateMessage): Promise<string>;
}

const sent = z.looseObject({ msgid: idOf() });

export function createTemplates({ post }: Client): TemplatesApi {
  return {
    async send({ openid, templateId, data, url, miniProgram, clientMessageId }) {
      const fields = Object.entries(data).map(([name, value]) => [name, { value }]);
      const json = {
        touser: openid,
        template_id: templateId,
        url,
        miniprogram: miniProgram && { appid: miniProgram.appId, pagepath: miniProgram.path },
        client_msg_id: clientMessageId,
        data: Object.fromEntries(fields),
      };
      const options = { repeatable: false };
      return (await post('/cgi-bin/message/template/send', json, sent, options)).msgid;
    },
  };
}
