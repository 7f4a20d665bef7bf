import { getBackendSrv } from '@grafana/runtime';
import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { of, throwError } from 'rxjs';
import { fetchPage, MAX_PAGE } from '../../../src/datasource/connection/fetch-page';
import { PageReader } from '../../../src/engine/exposition/parse';
import { backendOver, type FakeGrafana, startGrafana } from '../../support/grafana-backend';
import { pagesFolder, recordedScrapes } from '../../support/recordings';

jest.mock('@grafana/runtime', () => ({ getBackendSrv: jest.fn() }));

const URL = '/api/datasources/proxy/uid/abc/engine/metrics';
const PAGE = '# TYPE up gauge\nup 1\n';
const TEXT = { 'content-type': 'text/plain; version=0.0.4' };

let grafana: FakeGrafana | undefined;

async function serve(listener: RequestListener): Promise<void> {
  grafana = await startGrafana(listener);
  jest.mocked(getBackendSrv).mockReturnValue(backendOver(grafana.origin));
}

const answering = (body: string | Buffer, status = 200, headers: Record<string, string> = TEXT) =>
  serve((_, response) => response.writeHead(status, headers).end(body));

afterEach(async () => {
  await grafana?.close();
  grafana = undefined;
});

describe('fetchPage', () => {
  it('gets a page with one GET that asks for the text format', async () => {
    const seen: unknown[] = [];
    await serve((request, response) => {
      seen.push([request.method, request.url, request.headers.accept]);
      response.writeHead(200, TEXT).end(PAGE);
    });
    let clock = 1000;
    expect(await fetchPage(URL, { now: () => (clock += 250) })).toMatchObject({ t: 1250, ms: 250, page: PAGE });
    expect(seen).toEqual([['GET', URL, 'text/plain;version=0.0.4']]);
  });

  it('counts no time backwards when the clock is set back', async () => {
    await answering(PAGE);
    let clock = 1000;
    expect((await fetchPage(URL, { now: () => (clock -= 300) })).ms).toBe(0);
  });

  it('tells how far the clock of the server is off, to the second', async () => {
    await answering(PAGE);
    expect((await fetchPage(URL)).skew).toBe(0);
    const { skew = 0 } = await fetchPage(URL, { now: () => Date.now() - 60_000 });
    expect(Math.abs(skew - 60_000)).toBeLessThan(2_000);
  });

  it('reads gzip', async () => {
    await answering(gzipSync(PAGE), 200, { ...TEXT, 'content-encoding': 'gzip' });
    expect((await fetchPage(URL)).page).toBe(PAGE);
  });

  it.each(['application/octet-stream', 'text/html', 'application/json'])(
    'takes a page for a page though it is said to be %s',
    async (type) => {
      await answering(PAGE, 200, { 'content-type': type });
      expect((await fetchPage(URL)).page).toBe(PAGE);
    }
  );

  it('takes values that are none, falling counters and another version at the same address', async () => {
    const other = recordedScrapes('healthy-0.10.2', pagesFolder).flatMap(({ page }) => page ?? [])[0];
    const pages = ['# TYPE a counter\na 9\nb NaN\n', '# TYPE a counter\na 2\nb NaN\n', other];
    let at = 0;
    await serve((_, response) => response.writeHead(200, TEXT).end(pages[at++]));
    const reader = new PageReader();
    for (const page of pages) {
      const attempt = await fetchPage(URL);
      expect(attempt).toMatchObject({ page });
      expect(reader.read(page, attempt.t).values.length).toBeGreaterThan(0);
    }
  });

  it.each([
    [502, '', 'unreachable'],
    [504, '', 'timeout'],
    [400, '', 'wrong-key'],
    [401, '{"message":"Unauthorized"}', 'forbidden'],
    [404, '{"detail":"Not Found"}', 'not-found'],
    [429, 'slow down', 'rate-limited'],
    [500, 'Internal Server Error', 'server-error'],
    [503, '', 'server-error'],
    [200, '<html>', 'not-a-page'],
    [200, '{"detail":"hello"}', 'not-a-page'],
    [200, '', 'not-a-page'],
    [200, `${PAGE}down{a="b`, 'cut-off'],
  ])('takes %d with the body %p for %s', async (status, body, cause) => {
    await answering(body, status);
    const attempt = await fetchPage(URL, { now: () => 0 });
    expect(attempt.problem).toMatchObject({ cause, status });
    expect(attempt.page).toBeUndefined();
  });

  it('takes 502 for an engine that hangs where it comes late, as Grafana’s time was up', async () => {
    await answering('', 502);
    let clock = 0;
    expect((await fetchPage(URL, { now: () => (clock += 3000) })).problem).toMatchObject({
      cause: 'timeout',
      status: 502,
    });
  });

  it('knows a redirect to a login page', async () => {
    await serve(({ url }, response) =>
      url === '/login'
        ? response.writeHead(200, { 'content-type': 'text/html' }).end('<html><form></form></html>')
        : response.writeHead(302, { location: '/login' }).end()
    );
    expect((await fetchPage(URL)).problem).toMatchObject({ cause: 'redirected', status: 200 });
  });

  it('follows a redirect to a page', async () => {
    await serve(({ url }, response) =>
      url === '/elsewhere'
        ? response.writeHead(200, TEXT).end(PAGE)
        : response.writeHead(307, { location: '/elsewhere' }).end()
    );
    expect((await fetchPage(URL)).page).toBe(PAGE);
  });

  it('has no page when the connection breaks before, or in the middle of it', async () => {
    await serve(({ socket }) => socket.destroy());
    expect((await fetchPage(URL)).problem?.cause).toBe('unreachable');
    await grafana?.close();
    await serve((_, response) => {
      response.writeHead(200, { ...TEXT, 'content-length': '9999' });
      response.write(PAGE, () => response.destroy());
    });
    const attempt = await fetchPage(URL);
    expect(attempt.problem?.cause).toBe('unreachable');
    expect(attempt.page).toBeUndefined();
  });

  it('has no page when nobody answers', async () => {
    await answering(PAGE);
    await grafana?.close();
    expect((await fetchPage(URL)).problem?.cause).toBe('unreachable');
  });

  it('refuses 50 MB without keeping them', async () => {
    const line = `${'a'.repeat(1023)}\n`;
    await answering(Buffer.from(line.repeat(50 * 1024)));
    const attempt = await fetchPage(URL);
    expect(attempt.problem).toMatchObject({
      cause: 'too-large',
      text: expect.stringContaining('50 MB, at most 32 MB'),
    });
    expect(JSON.stringify(attempt).length).toBeLessThan(1000);
    expect(MAX_PAGE).toBe(32 * 1024 * 1024);
  });

  it('takes a page as large as it may be', async () => {
    await answering(PAGE);
    expect((await fetchPage(URL, { maxBytes: PAGE.length })).page).toBe(PAGE);
    expect((await fetchPage(URL, { maxBytes: PAGE.length - 1 })).problem?.cause).toBe('too-large');
  });

  it.each(['before the answer', 'in the middle of it'])('gives up in time when the engine stalls %s', async (when) => {
    const closed = new Promise<void>((done) => {
      void serve((_, response) => {
        response.on('close', done);
        if (when !== 'before the answer') {
          response.writeHead(200, TEXT).write('# TYPE up gauge\n');
        }
      });
    });
    while (!grafana) {
      await new Promise((wait) => setTimeout(wait, 1));
    }
    expect((await fetchPage(URL, { timeoutMs: 100 })).problem?.cause).toBe('timeout');
    await closed;
  });

  it('lets go of a request that nobody waits for', async () => {
    const abort = new AbortController();
    await serve(() => abort.abort());
    expect((await fetchPage(URL, { signal: abort.signal })).problem?.text).toMatch(/given up/);
  });

  it('asks nothing when it is given up beforehand', async () => {
    const listener = jest.fn();
    await serve(listener);
    expect((await fetchPage(URL, { signal: AbortSignal.abort() })).problem?.text).toMatch(/given up/);
    expect(listener).not.toHaveBeenCalled();
  });

  it('asks once more when Grafana cancels the request', async () => {
    const cancelled = throwError(() => ({ cancelled: true, status: -1, data: null }));
    const fetch = jest
      .fn()
      .mockReturnValueOnce(cancelled)
      .mockReturnValueOnce(of({ status: 200, data: PAGE }));
    jest.mocked(getBackendSrv).mockReturnValue({ fetch } as never);
    expect((await fetchPage(URL)).page).toBe(PAGE);
    fetch.mockReturnValue(cancelled);
    expect((await fetchPage(URL)).problem?.text).toMatch(/Grafana cancelled/);
    expect(fetch).toHaveBeenCalledTimes(4);
  });

  it('never rejects', async () => {
    jest.mocked(getBackendSrv).mockImplementation(() => {
      throw new Error('no Grafana');
    });
    expect((await fetchPage(URL)).problem?.cause).toBe('unreachable');
  });

  it('shows no alert and speaks of no address', async () => {
    const fetch = jest.fn().mockReturnValue(of({ status: 200, data: PAGE }));
    jest
      .mocked(getBackendSrv)
      .mockReset()
      .mockReturnValue({ fetch } as never);
    await fetchPage(URL);
    expect(fetch.mock.calls[0][0]).toMatchObject({
      responseType: 'text',
      showErrorAlert: false,
      showSuccessAlert: false,
    });
  });
});
