/**
 * What to do about an errcode:
 * `retry` the platform is busy, or asks for a pause: try again later ·
 * `refresh-token` the client does it by itself ·
 * `stop-today` the day's quota is used up ·
 * `hold` the follower must write first: keep it until then ·
 * `mark-unfollowed` they cannot be reached ·
 * `resubscribe` they have not agreed to this notice, or the agreement is used up ·
 * `split` the text is too long ·
 * `disable` the account may not use this call ·
 * `accepted` it was sent before ·
 * `alert` somebody must set something right ·
 * `bug` the request is wrong, now and every time ·
 * `give-up` nothing helps here.
 */
export type Action =
  | 'retry'
  | 'refresh-token'
  | 'stop-today'
  | 'hold'
  | 'mark-unfollowed'
  | 'resubscribe'
  | 'split'
  | 'disable'
  | 'accepted'
  | 'alert'
  | 'bug'
  | 'give-up';

export interface Advice {
  action: Action;
  /** For the operator's log. */
  advice: string;
}

const wrongSecret = 'check WECHAT_APP_SECRET in the WeChat console under 基本配置';

/** Page 全局返回码, and the pages of the calls themselves. */
export const codes: Record<number, Advice> = {
  [-1]: { action: 'retry', advice: 'WeChat is busy' },
  40001: { action: 'refresh-token', advice: `the token is not the latest; else ${wrongSecret}` },
  40014: { action: 'refresh-token', advice: 'the token is not valid' },
  42001: { action: 'refresh-token', advice: 'the token has expired' },
  40003: { action: 'mark-unfollowed', advice: 'no such follower of this account' },
  40007: { action: 'give-up', advice: 'no such media, or older than three days' },
  40013: { action: 'alert', advice: 'check WECHAT_APP_ID' },
  40125: { action: 'alert', advice: wrongSecret },
  40164: { action: 'alert', advice: 'add this machine’s address to IP白名单 under 基本配置' },
  40243: { action: 'alert', advice: 'the AppSecret is frozen: unfreeze it under 基本配置' },
  43004: { action: 'mark-unfollowed', advice: 'they no longer follow' },
  43101: { action: 'resubscribe', advice: 'they must agree to the notice once more' },
  43116: {
    action: 'alert',
    advice: 'the template is not available: look at 模板消息 in the console',
  },
  43117: { action: 'stop-today', advice: 'too many template messages for this follower' },
  45002: { action: 'split', advice: 'the text is too long' },
  45009: { action: 'stop-today', advice: 'the day’s quota of this call is used up' },
  45011: { action: 'retry', advice: 'too many calls in this minute' },
  45015: { action: 'hold', advice: '48 hours have passed since they wrote' },
  45028: { action: 'stop-today', advice: 'no mass send is left; staff must know' },
  45047: { action: 'hold', advice: 'as many messages as allowed since they wrote' },
  45065: { action: 'accepted', advice: 'this clientmsgid was sent within 24 hours' },
  45066: { action: 'retry', advice: 'this clientmsgid is being sent: try again in a minute' },
  45067: { action: 'bug', advice: 'the clientmsgid is longer than 64 bytes' },
  45157: { action: 'bug', advice: 'a tag of this name exists' },
  46003: { action: 'give-up', advice: 'there is no menu' },
  47001: { action: 'bug', advice: 'WeChat could not read the JSON' },
  47003: { action: 'bug', advice: 'a value does not fit the template’s field' },
  48001: { action: 'disable', advice: 'this account may not use this call: is it verified?' },
  48002: { action: 'mark-unfollowed', advice: 'they have switched messages off' },
  48004: { action: 'alert', advice: 'the call is banned: read the notices in the console' },
  48006: { action: 'stop-today', advice: 'clear_quota is used up for this month' },
  50002: { action: 'mark-unfollowed', advice: 'the account or the follower is restricted' },
  50004: { action: 'alert', advice: 'the call is forbidden to this account' },
  50005: { action: 'mark-unfollowed', advice: 'they do not follow' },
  50007: { action: 'alert', advice: 'the account is frozen' },
  76021: { action: 'bug', advice: 'no such cgi_path' },
  89503: { action: 'alert', advice: 'the administrator must confirm the call on their phone' },
  89506: { action: 'alert', advice: 'the administrator refused this address: wait 24 hours' },
  89507: { action: 'alert', advice: 'the administrator refused this address: wait an hour' },
};

const unknown: Advice = { action: 'give-up', advice: 'look the code up on 全局返回码' };

export function adviceFor(code: number): Advice {
  return codes[code] ?? unknown;
}
