/**
 * Every sealed column, with the purpose it was sealed for. Key rotation rewrites these, the export
 * of a follower's data opens them; a test proves that no Bytes column of the schema is missing.
 */
export const sealedFields: { table: string; id: string; column: string; purpose: string }[] = [
  { table: 'Follower', id: 'openid', column: 'talk', purpose: 'follower.talk' },
  { table: 'InboxMessage', id: 'id', column: 'payload', purpose: 'inbox.payload' },
  { table: 'InboxMessage', id: 'id', column: 'reply', purpose: 'inbox.reply' },
  { table: 'OutboxMessage', id: 'id', column: 'body', purpose: 'outbox.body' },
  { table: 'StoredFile', id: 'id', column: 'content', purpose: 'file.content' },
  { table: 'WechatToken', id: 'appId', column: 'token', purpose: 'wechat.token' },
  { table: 'Case', id: 'id', column: 'answers', purpose: 'case.answers' },
  { table: 'CaseEntry', id: 'id', column: 'note', purpose: 'case.note' },
  { table: 'SignUp', id: 'id', column: 'name', purpose: 'sign-up.name' },
];
