import type { CaseKind } from '../../cases/index.ts';

/** What a question handed to a lawyer 咨询工单 is among the cases. */
export const lawyerKind: CaseKind = {
  name: 'lawyer',
  prefix: 'LS',
  title: '律师咨询',
  words: ['律师', '律師', '咨询', '法律问题', '法援', '法律援助'],
  outcomes: ['answered', 'declined'],
  wording: {
    state: { reviewing: 'state.lawyer-reviewing', declined: 'state.lawyer-declined' },
    next: {
      submitted: 'next.lawyer-submitted',
      reviewing: 'next.lawyer-reviewing',
      answered: 'next.lawyer-answered',
      declined: 'next.lawyer-declined',
    },
  },
};
