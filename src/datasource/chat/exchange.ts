import { config, getBackendSrv } from '@grafana/runtime';
import { ByteQueue } from '../../engine/chat/byte-queue';
import type { ChatAnswer, Exchange } from '../../engine/chat/run';

/** Sends a chat through Grafana's proxy, and hands over the bytes of its answer as they come. */
export function exchangeOf(url: string, body: string): Exchange {
  const bytes = new ByteQueue();
  let cancel = () => {};
  const answer = new Promise<ChatAnswer>((resolve, reject) => {
    const nothing = () => new Error('no answer');
    const subscription = getBackendSrv()
      .chunked({
        // Unlike its other requests, Grafana sends this one as it is: below its own path, and for the organisation in view.
        url: url.replace(/^\//, ''),
        method: 'POST',
        data: body,
        headers: {
          'Content-Type': 'application/json',
          Accept: 'text/event-stream',
          'X-Grafana-Org-Id': String(config.bootData.user.orgId),
        },
        showErrorAlert: false,
      })
      .subscribe({
        next: ({ status, headers, data }) => {
          resolve({ status, header: (name) => headers.get(name), body: bytes });
          if (data) {
            bytes.push(data);
          }
        },
        error: (error: unknown) => {
          reject(error);
          bytes.end(error);
        },
        complete: () => {
          reject(nothing());
          bytes.end();
        },
      });
    cancel = () => {
      subscription.unsubscribe();
      reject(nothing());
      bytes.end();
    };
  });
  return { answer, cancel: () => cancel() };
}
