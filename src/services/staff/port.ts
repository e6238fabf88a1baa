import type { Transaction } from '../../database/index.ts';

/** Opens a case of the kind `question`; the cases service does it. */
export type OpenCase = (
  tx: Transaction,
  opened: {
    kind: 'question';
    openid: string;
    answers: Record<string, unknown>;
    now: Date;
  },
) => Promise<{ id: number; number: string }>;
