import 'fake-indexeddb/auto';
import { deserialize, serialize } from 'node:v8';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { clear, createStore } from 'idb-keyval';
import React from 'react';
import { ByteQueue } from '../engine/chat/byte-queue';
import type { ChatAnswer, Exchange } from '../engine/chat/run';
import type { ChatSource, TokenCount } from '../engine/chat/source';
import { Chat } from './Chat';
import type { ChatSettings } from './settings';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  config: { appSubUrl: '/grafana', bootData: { user: { orgId: 1, id: 7 } } },
}));

const event = (value: unknown) => new TextEncoder().encode(`data: ${JSON.stringify(value)}\n\n`);
const delta = (content: string, finish: string | null = null) =>
  event({ choices: [{ delta: { content }, finish_reason: finish }] });

/** An engine whose replies a test writes, piece by piece. */
class WrittenEngine implements ChatSource {
  readonly bodies: Array<{ messages: Array<{ role: string; content: string }> }> = [];
  bytes = new ByteQueue();
  status = 200;
  type = 'text/event-stream';
  cancelled = 0;
  tokens: TokenCount = { tokens: 12, maxModelLen: 100 };

  chat(body: string): Exchange {
    this.bodies.push(JSON.parse(body));
    this.bytes = new ByteQueue();
    const answer: ChatAnswer = {
      status: this.status,
      header: (name) => (name === 'content-type' ? this.type : null),
      body: this.bytes,
    };
    return { answer: Promise.resolve(answer), cancel: () => void (this.cancelled++, this.bytes.end()) };
  }
  served = async () => [{ id: 'tiny', maxModelLen: 100 }];
  countTokens = async () => this.tokens;
  scrape = async () => undefined;

  async write(...pieces: readonly Uint8Array[]) {
    await act(async () => {
      pieces.forEach((piece) => this.bytes.push(piece));
      await new Promise((done) => setTimeout(done, 50));
    });
  }

  async end(...pieces: readonly Uint8Array[]) {
    await this.write(...pieces);
    await act(async () => this.bytes.end());
  }
}

// jsdom has none, and a database copies what it keeps.
globalThis.structuredClone ??= (value) => deserialize(serialize(value));

let engine: WrittenEngine;
beforeEach(() => {
  engine = new WrittenEngine();
  HTMLCanvasElement.prototype.getContext = (() => ({ measureText: () => ({ width: 0 }) })) as never;
});

afterEach(() => clear(createStore('vllm-console-chat', 'kept')));

async function open(settings: ChatSettings = {}) {
  const page = render(<Chat source={engine} settings={settings} />);
  await act(async () => {});
  return page;
}

async function say(text: string) {
  const message = screen.getByRole('textbox', { name: 'Message' });
  fireEvent.change(message, { target: { value: text } });
  await act(async () => void fireEvent.keyDown(message, { key: 'Enter' }));
}

test('a reply is drawn as it comes, and keeps its figures', async () => {
  await open({ system: 'Be brief.' });
  await say('Why?');
  expect(engine.bodies[0].messages).toEqual([
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Why?' },
  ]);
  expect(screen.getByText('Waiting for the first token …')).toBeInTheDocument();
  await engine.write(delta('Bec'), delta('ause'));
  expect(screen.getByText('Because')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Stop' })).toBeInTheDocument();
  await engine.end(delta('.', 'stop'), event({ choices: [], usage: { prompt_tokens: 9, completion_tokens: 3 } }));
  const reply = within(screen.getByRole('article', { name: 'tiny' }));
  expect(reply.getByText('Because.')).toBeInTheDocument();
  expect(reply.getByText('3')).toBeInTheDocument();
  await say('And?');
  expect(engine.bodies[1].messages.map(({ content }) => content)).toEqual(['Be brief.', 'Why?', 'Because.', 'And?']);
});

test('stopping keeps what came, and closes the connection', async () => {
  await open();
  await say('Go on');
  await engine.write(delta('So far'));
  await act(async () => void fireEvent.keyDown(screen.getByRole('textbox', { name: 'Message' }), { key: 'Escape' }));
  expect(engine.cancelled).toBe(1);
  expect(screen.getByText('So far')).toBeInTheDocument();
  expect(screen.getByText('You stopped it here.')).toBeInTheDocument();
});

test('a broken stream says how it ended, keeps what came, and is asked for again', async () => {
  await open();
  await say('Hello');
  await engine.end(delta('Half'));
  expect(screen.getByText('Half')).toBeInTheDocument();
  expect(screen.getByText(/The connection broke before the reply was over/)).toBeInTheDocument();
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Try again' })));
  expect(engine.bodies).toHaveLength(2);
  expect(engine.bodies[1]).toEqual(engine.bodies[0]);
  await engine.end(delta('Whole', 'stop'));
  expect(screen.getByText('Whole')).toBeInTheDocument();
  expect(screen.getByText('2 of 2')).toBeInTheDocument();
});

test('a refusal is explained, with what the engine said', async () => {
  engine.status = 503;
  engine.type = 'application/json';
  await open();
  await say('Hello');
  await engine.end(new TextEncoder().encode('{"error":{"message":"currently busy","code":503}}'));
  expect(screen.getByText(/The engine takes no more requests at the moment/)).toBeInTheDocument();
  expect(screen.getByText('HTTP 503: currently busy')).toBeInTheDocument();
});

test('what does not fit is not sent, and both numbers are named', async () => {
  engine.tokens = { tokens: 2300, maxModelLen: 2048 };
  await open();
  const message = screen.getByRole('textbox', { name: 'Message' });
  fireEvent.change(message, { target: { value: 'Too long' } });
  await waitFor(() =>
    expect(screen.getByText(/The conversation has 2,300 tokens; the model’s context holds 2,048/)).toBeInTheDocument()
  );
  await act(async () => void fireEvent.keyDown(message, { key: 'Enter' }));
  expect(engine.bodies).toEqual([]);
});

test('conversations outlive the page, and one button erases them', async () => {
  const { unmount } = await open();
  await say('Remember me');
  await engine.end(delta('Yes', 'stop'));
  unmount();
  await open();
  expect(await screen.findByText('Remember me')).toBeInTheDocument();
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Conversations' })));
  await act(async () => fireEvent.click(screen.getByText('Erase all conversations')));
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Erase' })));
  expect(screen.queryByText('Remember me')).toBeNull();
});
