import { z } from 'zod';
import { WechatApiError, WechatNetworkError } from './errors.ts';
import type { HttpAnswer } from './http.ts';
import { parseJson } from './json.ts';

const failure = z.looseObject({ errcode: z.number(), errmsg: z.string().default('') });

const video = z.looseObject({ video_url: z.url({ protocol: /^https?$/ }) });

/** How an answer is to be read. */
export interface Reading<T> {
  answer: z.ZodType<T>;
  /** Errcodes that are answers, not errors. */
  accept?: readonly number[] | undefined;
  /** Taken out of WeChat's words before they are shown to anybody. */
  secrets: readonly string[];
}

/**
 * WeChat says no in an HTTP 200: the errcode decides, then the shape.
 *
 * @throws WechatApiError; WechatNetworkError `bad-answer` for anything but JSON of that shape
 */
export function readAnswer<T>(endpoint: string, got: HttpAnswer, reading: Reading<T>): T {
  checkStatus(endpoint, got);
  const body = parseBody(endpoint, got);
  checkErrcode(endpoint, body, reading);
  const parsed = reading.answer.safeParse(body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new WechatNetworkError(endpoint, 'bad-answer', `unexpected: ${where}`);
}

/**
 * A download is the file itself, or JSON: with an errcode, or for a video with its address.
 *
 * @returns the address, if there is one
 * @throws as readAnswer
 */
export function readFile(
  endpoint: string,
  got: HttpAnswer,
  secrets: readonly string[],
): { file: HttpAnswer; movedTo?: URL } {
  checkStatus(endpoint, got);
  if (!isJson(got)) return { file: got };
  const body = parseBody(endpoint, got);
  checkErrcode(endpoint, body, { secrets });
  const parsed = video.safeParse(body);
  if (!parsed.success) throw new WechatNetworkError(endpoint, 'bad-answer', 'JSON, not a file');
  return { file: got, movedTo: new URL(parsed.data.video_url) };
}

/** WeChat labels JSON `text/plain` at times, and no picture or sound begins with a brace. */
function isJson({ contentType, body }: HttpAnswer): boolean {
  return /json|text\/plain/.test(contentType) && body[0] === 0x7b;
}

export function checkStatus(endpoint: string, { status }: HttpAnswer): void {
  if (status !== 200) throw new WechatNetworkError(endpoint, 'bad-answer', `HTTP ${status}`);
}

function parseBody(endpoint: string, { body }: HttpAnswer): unknown {
  try {
    return parseJson(body.toString());
  } catch {
    throw new WechatNetworkError(endpoint, 'bad-answer', 'not JSON');
  }
}

function checkErrcode(
  endpoint: string,
  body: unknown,
  { accept = [], secrets }: Pick<Reading<unknown>, 'accept' | 'secrets'>,
): void {
  const parsed = failure.safeParse(body);
  if (!parsed.success) return;
  const { errcode, errmsg } = parsed.data;
  if (errcode === 0 || accept.includes(errcode)) return;
  const shown = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), errmsg);
  throw new WechatApiError(endpoint, errcode, shown.slice(0, 300));
}
