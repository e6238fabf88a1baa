// @ts-check
import { toast } from './dom.js';

/**
 * Asks the simulator for something; says why where it refuses.
 *
 * @param {string} path below `api/`
 * @param {unknown} [body] JSON, or a file
 * @returns {Promise<any>} null where it was refused
 */
export async function post(path, body = {}) {
  const isFile = body instanceof Blob;
  try {
    const response = await fetch(`api/${path}`, {
      method: 'POST',
      headers: { 'content-type': isFile ? body.type : 'application/json' },
      body: isFile ? body : JSON.stringify(body),
    });
    const answer = await response.json();
    if (response.ok) return answer;
    toast(answer.error ?? '没有成功');
  } catch {
    toast('连不上模拟器');
  }
  return null;
}

/**
 * Lets a follower do something.
 *
 * @param {string} openid
 * @param {string} act
 * @param {unknown} [body]
 */
export function act(openid, act, body) {
  return post(`followers/${encodeURIComponent(openid)}/${act}`, body);
}
