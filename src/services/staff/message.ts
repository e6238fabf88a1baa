import type { Form } from '../../bot/forms/form.ts';
import { text } from '../../bot/reply.ts';
import { nextOpening, type OfficeCalendar, presentOpening, sayWhen } from './calendar.ts';
import type { OpenCase } from './port.ts';

/** The form 留言: what a member leaves for staff while nobody is there. */
export function createMessageForm(calendar: OfficeCalendar, openCase: OpenCase): Form {
  return {
    name: 'staff.message',
    version: 1,
    intent: 'talk-to-staff',
    title: '留言',
    // The receipt says what became of it; a summary of one's own sentence would only be in the way.
    confirm: false,
    fields: [
      {
        name: 'message',
        kind: 'text',
        label: '留言内容',
        minLength: 2,
        maxLength: 1000,
        anything: true,
      },
      { name: 'phone', kind: 'phone', label: '联系电话', optional: true, sensitive: true },
    ],
    async submit({ member, now, say, tx }, answers) {
      const { number } = await openCase(tx, {
        kind: 'question',
        openid: member.openid,
        answers: { message: answers.message, phone: answers.phone ?? null },
        now,
      });
      const next = presentOpening(calendar, now) ? undefined : nextOpening(calendar, now);
      const when = next ? say('message.later', { when: sayWhen(next, now) }) : say('message.soon');
      return text(say('message.done', { number, when }));
    },
  };
}
