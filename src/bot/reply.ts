/** One thing a member can pick: by its number, its label, or a tap. */
export interface Option {
  /** Shown after the number; at most some 20 characters. */
  label: string;
  /** The action that runs when it is picked, with its arguments (plain JSON: they are stored). */
  action: string;
  args?: Record<string, unknown>;
  /** A plain 好的 or 不用了 picks it too. */
  says?: 'yes' | 'no';
}

/** The pseudo-action of an option that stands for an intent: `args.intent`, and the text that led to it. */
export const intentAction = '#intent';

/** An option that does what an intent does; with a text as if that had been typed. */
export const toIntent = (label: string, intent: string, said?: string): Option => ({
  label,
  action: intentAction,
  args: { intent, ...(said === undefined ? {} : { text: said }) },
});

/** What the bot says. Texts may be long: they are split where they are sent. */
export type Reply =
  | { kind: 'text'; text: string }
  /** A numbered choice; the options stay open until the member's next few messages. */
  | {
      kind: 'choices';
      head: string;
      options: Option[];
      tail?: string;
      /** What to say where the options would be in the way: the answer was complete without them. */
      alone?: string;
    }
  /** A card with a link. */
  | { kind: 'article'; title: string; description: string; url: string; pictureUrl?: string }
  | { kind: 'image'; mediaId: string }
  /** The conversation goes to the platform's customer service until then; `text` follows it. */
  | { kind: 'handover'; until: Date; text?: string }
  /** Nothing to say: the platform is answered, the member sees nothing. */
  | { kind: 'none' };

/** What an action gives back: a reply, or the form to open (after an introduction, if any). */
export type Outcome = Reply | OpenForm;

export interface OpenForm {
  kind: 'form';
  /** The form's name, e.g. `relief.application`. */
  form: string;
  /** Answers already known: their questions are not asked. */
  answers?: Record<string, unknown>;
  intro?: string;
}

export const text = (value: string): Reply => ({ kind: 'text', text: value });

export const choices = (head: string, options: Option[], tail?: string): Reply => ({
  kind: 'choices',
  head,
  options,
  ...(tail === undefined ? {} : { tail }),
});

export const openForm = (
  form: string,
  answers: Record<string, unknown> = {},
  intro?: string,
): OpenForm => ({ kind: 'form', form, answers, ...(intro === undefined ? {} : { intro }) });

export const nothing: Reply = { kind: 'none' };
