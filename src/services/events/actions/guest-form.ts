import type { Form } from '../../../bot/forms/form.ts';
import { cleanName } from '../rules.ts';
import { type Desk, signUp } from './seat.ts';

export const guestForm = 'events.guest';

/** Asks the name of the colleague a member signs up. The event is known when it opens. */
export function createGuestForm(desk: Desk): Form {
  return {
    name: guestForm,
    version: 1,
    intent: 'sign-up',
    title: '帮同事报名',
    // One question about one thing: a summary would only repeat it, and it can be taken back.
    confirm: false,
    fields: [
      {
        name: 'name',
        kind: 'text',
        label: '同事姓名',
        maxLength: 60,
        person: true,
        check: (value) => (cleanName(String(value)) === undefined ? 'wrong.guest-name' : undefined),
      },
    ],
    submit: (turn, answers) => {
      const known = Array.isArray(answers.guests) ? answers.guests.map(String) : [];
      const name = cleanName(String(answers.name)) ?? String(answers.name);
      return signUp(desk, turn, Number(answers.event), {
        self: answers.self === true,
        guests: [...new Set([...known, name])],
      });
    },
  };
}
