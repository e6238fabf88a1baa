/** Why a request to the webhook was refused; a word for logs, metrics and alerts. */
export type RefusalReason =
  | 'bad-query'
  | 'missing-signature'
  | 'wrong-signature'
  | 'stale-timestamp'
  | 'too-large'
  | 'empty-body'
  | 'not-utf8'
  | 'json-body'
  | 'bad-xml'
  | 'bad-message'
  | 'plaintext-refused'
  | 'encrypted-refused'
  | 'bad-ciphertext'
  | 'foreign-app-id'
  | 'foreign-account';

const statuses: Record<RefusalReason, number> = {
  'bad-query': 400,
  'missing-signature': 401,
  'wrong-signature': 401,
  'stale-timestamp': 401,
  'too-large': 413,
  'empty-body': 400,
  'not-utf8': 400,
  'json-body': 415,
  'bad-xml': 400,
  'bad-message': 400,
  'plaintext-refused': 403,
  'encrypted-refused': 403,
  'bad-ciphertext': 403,
  'foreign-app-id': 403,
  'foreign-account': 403,
};

/**
 * A request that is not answered as a message.
 * `advice` tells the operator what to set; it goes to the log and never to the sender.
 */
export class RequestRefused extends Error {
  override name = 'RequestRefused';
  readonly reason: RefusalReason;
  readonly status: number;
  readonly advice: string | undefined;

  constructor(reason: RefusalReason, detail?: string, advice?: string) {
    super(detail ?? reason);
    this.reason = reason;
    this.status = statuses[reason];
    this.advice = advice;
  }
}
