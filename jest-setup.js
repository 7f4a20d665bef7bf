// Jest setup provided by Grafana scaffolding
import './.config/jest-setup';

// react-dom/server under React 19 needs one, jsdom has none, and the one of worker_threads keeps Jest alive.
class MessageChannelStub {
  constructor() {
    this.port1 = { onmessage: null };
    this.port2 = { postMessage: (data) => setTimeout(() => this.port1.onmessage?.({ data }), 0) };
  }
}
Object.assign(global, { MessageChannel: MessageChannelStub });

// User-event types key by key, which takes its time on a busy machine.
jest.setTimeout(30_000);
