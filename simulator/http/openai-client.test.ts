import OpenAI from 'openai';
import { startSurface, until, type Surface } from './testing/surface';

let surface: Surface;
afterEach(() => surface.http.close());

const connect = ({ port }: Surface, apiKey = 'none') =>
  new OpenAI({ baseURL: `http://127.0.0.1:${port}/v1`, apiKey, maxRetries: 0 });
const chat = { model: 'tiny-qwen', messages: [{ role: 'user', content: 'What is prefix caching?' }] } as const;
const asked = { ...chat, messages: [...chat.messages] };

describe("OpenAI's own client", () => {
  it('lists models, adapters too', async () => {
    surface = await startSurface({ lora: { adapters: ['poet'], maxLoras: 1 } });
    const models = (await connect(surface).models.list()).data;
    expect(models.map(({ id }) => id)).toEqual(['tiny-qwen', 'poet']);
    expect(models[1]).toMatchObject({ parent: 'tiny-qwen', max_model_len: null });
  });

  it('gets a whole reply, the same one again without sampling', async () => {
    surface = await startSurface({}, true);
    const client = connect(surface);
    const ask = () => client.chat.completions.create({ ...asked, temperature: 0 });
    const [first, second] = [await ask(), await ask()];
    expect(first.choices[0].finish_reason).toBe('stop');
    expect(first.choices[0].message.content).toContain('prefix caching');
    expect(second.choices[0].message.content).toBe(first.choices[0].message.content);
    expect(first.usage?.total_tokens).toBe((first.usage?.prompt_tokens ?? 0) + (first.usage?.completion_tokens ?? 0));
  });

  it('streams the same reply in parts', async () => {
    surface = await startSurface({}, true);
    const client = connect(surface);
    const whole = await client.chat.completions.create({ ...asked, seed: 5 });
    const stream = await client.chat.completions.create({
      ...asked,
      seed: 5,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    let tokens = 0;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      tokens = chunk.usage?.completion_tokens ?? tokens;
    }
    expect(text).toBe(whole.choices[0].message.content);
    expect(tokens).toBe(whole.usage?.completion_tokens);
  });

  it('completes text, and runs on an adapter', async () => {
    surface = await startSurface({ lora: { adapters: ['poet'], maxLoras: 1 } }, true);
    const answer = await connect(surface).completions.create({
      model: 'poet',
      prompt: ['One', 'Two'],
      max_tokens: 5,
      n: 2,
    });
    expect(answer.model).toBe('poet');
    expect(answer.choices.map(({ index, finish_reason }) => [index, finish_reason])).toEqual(
      [0, 1, 2, 3].map((index) => [index, 'length'])
    );
    expect(surface.service.requests.every(({ spec }) => spec.lora === 'poet' && spec.n === 2)).toBe(true);
  });

  it('aborts', async () => {
    surface = await startSurface();
    const { service } = surface;
    const stream = await Promise.all([
      connect(surface).chat.completions.create({ ...asked, stream: true }),
      until(() => service.requests.length === 1).then(() => service.give(service.requests[0], 1)),
    ]).then(([created]) => created);
    for await (const chunk of stream) {
      expect(chunk.choices[0].delta.role).toBe('assistant');
      break;
    }
    await until(() => service.aborted.length === 1);
    expect(service.aborted).toEqual(service.requests);
  });

  it('aborts a request that is not streamed', async () => {
    surface = await startSurface();
    const { service } = surface;
    const controller = new AbortController();
    const answer = connect(surface).chat.completions.create(asked, { signal: controller.signal });
    await until(() => service.requests.length === 1);
    controller.abort();
    await expect(answer).rejects.toBeInstanceOf(OpenAI.APIUserAbortError);
    await until(() => service.aborted.length === 1);
    expect(service.http.requests).toMatchObject([{ status: '2xx', count: 1 }]);
    expect(service.http.sizes).toMatchObject([{ responseBytes: 4 }]);
  });

  it('gets errors of the kinds it knows', async () => {
    surface = await startSurface({ apiKey: 'sk-right' }, true);
    const client = connect(surface, 'sk-right');
    await expect(connect(surface, 'sk-wrong').models.list()).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
    await expect(client.chat.completions.create({ ...asked, model: 'nope' })).rejects.toMatchObject({
      constructor: OpenAI.NotFoundError,
      param: 'model',
      message: '404 The model `nope` does not exist. Valid aliases: tiny-qwen.',
    });
    await expect(client.chat.completions.create({ ...asked, temperature: 3 })).rejects.toBeInstanceOf(
      OpenAI.BadRequestError
    );
    const long = { ...chat, messages: [{ role: 'user' as const, content: 'word '.repeat(3000) }] };
    await expect(client.chat.completions.create(long)).rejects.toMatchObject({
      constructor: OpenAI.BadRequestError,
      param: 'input_tokens',
      message: expect.stringContaining('contains at least 2049 input tokens') as string,
    });
    const longer = { ...chat, messages: [{ role: 'user' as const, content: 'word '.repeat(60_000) }] };
    await expect(client.chat.completions.create(longer)).rejects.toMatchObject({
      param: 'input_text',
      message: expect.stringContaining('contains 300050 characters (more than 131072 characters') as string,
    });
  });

  it('gets a server error from an engine that is busy, and from one that is dead', async () => {
    surface = await startSurface();
    const { service } = surface;
    const busy = connect(surface).chat.completions.create(asked);
    await until(() => service.requests.length === 1).then(() =>
      service.reject(service.requests[0], 'max_num_queued_reqs', false)
    );
    await expect(busy).rejects.toMatchObject({ constructor: OpenAI.InternalServerError, status: 503 });
    service.health = 'dead';
    for (const stream of [true, false]) {
      await expect(connect(surface).chat.completions.create({ ...asked, stream })).rejects.toMatchObject({
        constructor: OpenAI.InternalServerError,
        status: 500,
      });
    }
  });

  it('gets an error in the middle of a stream', async () => {
    surface = await startSurface();
    const { service } = surface;
    void until(() => service.requests.length === 1).then(() => {
      service.give(service.requests[0], 2);
      service.finish(service.requests[0], 'error');
    });
    const stream = await connect(surface).chat.completions.create({ ...asked, stream: true });
    const read = async () => {
      for await (const chunk of stream) {
        expect(chunk.object).toBe('chat.completion.chunk');
      }
    };
    await expect(read()).rejects.toThrow('EngineCore encountered an issue');
  });
});
