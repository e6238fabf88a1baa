export interface SealedField {
  table: string;
  id: string;
  column: string;
  /** What it was sealed for: see `Vault.seal`. */
  purpose: string;
  holds: 'json' | 'text' | 'bytes';
  /**
   * A column beside it with the keyed hash of the value, or of one member of it, under a purpose of
   * its own: to look the row up by.
   */
  hash?: { column: string; purpose: string; of?: string };
}

/**
 * Every sealed column. Key rotation rewrites these, the export of a follower's data opens them; a
 * test proves that no Bytes column of the schema is missing.
 */
export const sealedFields: SealedField[] = [
  { table: 'Follower', id: 'openid', column: 'talk', purpose: 'follower.talk', holds: 'json' },
  { table: 'InboxMessage', id: 'id', column: 'payload', purpose: 'inbox.payload', holds: 'json' },
  { table: 'InboxMessage', id: 'id', column: 'reply', purpose: 'inbox.reply', holds: 'json' },
  { table: 'OutboxMessage', id: 'id', column: 'body', purpose: 'outbox.body', holds: 'json' },
  { table: 'OutboxMessage', id: 'id', column: 'notice', purpose: 'outbox.notice', holds: 'json' },
  { table: 'StoredFile', id: 'id', column: 'content', purpose: 'file.content', holds: 'bytes' },
  { table: 'WechatToken', id: 'appId', column: 'token', purpose: 'wechat.token', holds: 'text' },
  {
    table: 'Case',
    id: 'id',
    column: 'answers',
    purpose: 'case.answers',
    holds: 'json',
    hash: { column: 'personHash', purpose: 'resident-id', of: 'residentId' },
  },
  { table: 'Paper', id: 'id', column: 'contents', purpose: 'paper.contents', holds: 'json' },
  { table: 'CaseEntry', id: 'id', column: 'note', purpose: 'case.note', holds: 'text' },
  { table: 'Ticket', id: 'caseId', column: 'answer', purpose: 'ticket.answer', holds: 'text' },
  {
    table: 'CaseEntry',
    id: 'id',
    column: 'material',
    purpose: 'case.material',
    holds: 'json',
  },
  {
    table: 'SignUp',
    id: 'id',
    column: 'name',
    purpose: 'sign-up.name',
    holds: 'text',
    hash: { column: 'personKey', purpose: 'sign-up.name' },
  },
  {
    table: 'Reminder',
    id: 'id',
    column: 'period',
    purpose: 'reminder.period',
    holds: 'text',
    hash: { column: 'periodHash', purpose: 'reminder.period' },
  },
];
