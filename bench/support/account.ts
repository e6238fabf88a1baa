/** The official account of the benches; it exists only here. */
export const account = {
  appId: 'wx0123456789abcdef',
  appSecret: '0123456789abcdef0123456789abcdef',
  token: 'yuanxinbench',
  aesKey: 'yuanxinYUANXINyuanxinYUANXINyuanxin01234567',
  originalId: 'gh_0123456789ab',
};

/** The openid of the follower of that number: 28 characters, as WeChat's are. */
export function openidOf(number: number): string {
  return `oBench${String(number).padStart(22, '0')}`;
}

/** The same in SQL, for a column or expression that is the number. */
export function openidSql(number: string): string {
  return `'oBench' || lpad((${number})::text, 22, '0')`;
}
