import type { TestApp } from './test-app.ts';

export interface Answered {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  /** The parsed JSON, or the text where it is none. */
  // oxlint-disable-next-line typescript/no-explicit-any -- what came back is what the test is about to look at
  body: any;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One browser: it keeps its cookies and speaks JSON over HTTP, without a network. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #test: TestApp;

  constructor(test: TestApp) {
    this.#test = test;
  }

  async send(
    method: Method,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const answer = await this.#test.app.inject({
      method,
      url,
      cookies: Object.fromEntries(this.cookies),
      headers,
      ...(body === undefined ? {} : { payload: body as object }),
    });
    for (const cookie of answer.cookies) {
      if (cookie.value === '' || cookie.maxAge === 0) this.cookies.delete(cookie.name);
      else this.cookies.set(cookie.name, cookie.value);
    }
    const json = String(answer.headers['content-type'] ?? '').includes('json');
    return { status: answer.statusCode, headers: answer.headers, body: json ? answer.json() : answer.body };
  }

  get(url: string, headers?: Record<string, string>): Promise<Answered> {
    return this.send('GET', url, undefined, headers);
  }

  post(url: string, body: unknown = {}, headers?: Record<string, string>): Promise<Answered> {
    return this.send('POST', url, body, headers);
  }

  put(url: string, body: unknown, headers?: Record<string, string>): Promise<Answered> {
    return this.send('PUT', url, body, headers);
  }

  patch(url: string, body: unknown, headers?: Record<string, string>): Promise<Answered> {
    return this.send('PATCH', url, body, headers);
  }

  delete(url: string, headers?: Record<string, string>): Promise<Answered> {
    return this.send('DELETE', url, undefined, headers);
  }
}
