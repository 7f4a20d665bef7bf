import { createTheme, ThemeContext } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { setBackendSrv } from '@grafana/runtime';
import React, { type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { backendSrv } from '../../preview/host/backend-srv';
import { Chat } from '../../src/chat/Chat';
import { PendingMessage } from '../../src/chat/message/PendingMessage';
import { LiveReply } from '../../src/chat/state/live-reply';
import { exchangeOf, servedModels } from '../../src/datasource/chat/calls';
import { chatBody, type ChatRequest } from '../../src/engine/chat/request';
import type { ChatSource } from '../../src/engine/chat/source';
import { Frames } from './frames';
import { UID, type ChatBenchPage, type LongReply, type Round } from './page-types';
import { delayOf, plainDelays } from './plain';

const PROXY = `/api/datasources/proxy/uid/${UID}`;
const MODEL = 'sim-8b';
const QUARTERS = [0, 1, 2, 3];

const theme = createTheme();
const root = createRoot(document.getElementById('root') as HTMLElement);
const longTasks: number[] = [];

setBackendSrv(backendSrv);
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
  type: 'longtask',
});

/** A reply of so many tokens, whatever the model would have done; long enough to have lists, headings and code. */
const request = (tokens: number): ChatRequest => ({
  model: MODEL,
  messages: [{ role: 'user', content: 'Go on' }],
  maxTokens: tokens,
  ignoreEos: true,
});
const bodyOf = (tokens: number) => JSON.stringify({ ...JSON.parse(chatBody(request(tokens))), min_tokens: tokens });

/** What the datasource offers to a chat, whose replies all have so many tokens. */
const source = (tokens: number): ChatSource => ({
  chat: () => exchangeOf(`${PROXY}/engine/chat`, bodyOf(tokens)),
  served: () => servedModels(PROXY),
  countTokens: async () => undefined,
  scrape: async () => undefined,
});

const draw = (node: ReactNode) =>
  flushSync(() => root.render(<ThemeContext.Provider value={theme}>{node}</ThemeContext.Provider>));

async function plain(streams: number, tokens: number): Promise<Round> {
  longTasks.length = 0;
  const url = `${PROXY}/engine/chat`;
  const delays = await Promise.all(Array.from({ length: streams }, () => plainDelays(url, bodyOf(tokens))));
  return { delays: delays.flat(), drawn: [], longTasks: [...longTasks] };
}

async function chat(streams: number, tokens: number): Promise<Round> {
  longTasks.length = 0;
  const lives = Array.from({ length: streams }, () => new LiveReply(source(tokens), request(tokens), {}));
  const drawn: number[][] = lives.map(() => []);
  draw(
    lives.map((live, i) => (
      <PendingMessage
        key={i}
        live={live}
        onDrawn={() => {
          const at = performance.now();
          drawn[i].push(...Array<number>(live.events.length - drawn[i].length).fill(at));
        }}
      />
    ))
  );
  await Promise.all(lives.map(({ finished }) => finished));
  draw(null);
  const failed = lives.find(({ run }) => run.failure)?.run.failure;
  if (failed) {
    throw new Error(`${failed.kind}: ${failed.message}`);
  }
  return {
    delays: lives.flatMap(({ events }) => events.flatMap(({ at, data }) => delayOf(data, at))),
    drawn: lives.flatMap(({ events }, i) => drawn[i].flatMap((at, n) => delayOf(events[n].data, at))),
    longTasks: [...longTasks],
  };
}

async function long(tokens: number, idleMs: number): Promise<LongReply> {
  const frames = new Frames();
  draw(<Chat source={source(tokens)} settings={{}} />);
  const { clientHeight } = document.documentElement;
  await frames.until(() => document.querySelector('textarea') !== null && clientHeight > 0);
  await frames.pass(idleMs / 4);
  const start = performance.now();
  await frames.pass(idleMs);
  const idle = frames.rate(start, performance.now());
  await say(frames);
  await frames.until(() => document.querySelector('article[aria-busy] dl') !== null);
  const began = performance.now();
  await frames.until(() => document.querySelector('article[aria-busy]') === null);
  const ended = performance.now();
  frames.stop();
  const at = (quarter: number) => began + (quarter * (ended - began)) / QUARTERS.length;
  const came = Number(/Tokens\D*([\d,]+)/.exec(document.body.textContent ?? '')?.[1].replaceAll(',', ''));
  draw(null);
  indexedDB.deleteDatabase('vllm-console-chat');
  return {
    idle,
    streaming: frames.rate(began, ended),
    quarters: QUARTERS.map((quarter) => frames.rate(at(quarter), at(quarter + 1))),
    began: performance.timeOrigin + began,
    ended: performance.timeOrigin + ended,
    tokens: came,
  };
}

/** Writes into the chat's box as a person does, once it can be sent. */
async function say(frames: Frames): Promise<void> {
  const box = document.querySelector('textarea') as HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box, 'Go on');
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await frames.pass(100);
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
}

async function start(): Promise<void> {
  await initPluginTranslations('vllmconsole-chat-panel');
  (window as unknown as ChatBenchPage).chatBench = { plain, chat, long };
}

void start();
