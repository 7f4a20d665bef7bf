import { Command } from 'commander';
import { parseHttpUrl, parsePort } from '../options';

export interface DemoOptions {
  /** Port wished for the page that opens. */
  readonly port: number;
  /** Real engines instead of simulated ones. */
  readonly engines: readonly URL[];
  /** Recordings to replay instead of simulated engines. */
  readonly replays: readonly string[];
  readonly preview: boolean;
  readonly keepData: boolean;
}

interface Flags {
  readonly port: number;
  readonly engine?: URL[];
  readonly replay?: string[];
  readonly preview: boolean;
  readonly keepData: boolean;
}

/** The demo's command line, ready to parse. */
function demoCommand(): Command {
  return new Command('npm run demo --')
    .description('Shows vLLM Console in a Grafana of its own, over simulated, replayed or real engines')
    .option(
      '--engine <address>',
      'a running vLLM, as http://host:8000, instead of the simulated fleet; repeatable',
      addUrl
    )
    .option('--replay <folder>', 'a recording to replay instead of the simulated fleet; repeatable', addText)
    .option('--port <port>', 'port of the page', parsePort, 3000)
    .option('--preview', 'open the preview host even where a Grafana is found', false)
    .option('--keep-data', 'keep what Prometheus and Grafana stored, and go on from it next time', false)
    .addHelpText('after', '\nEverything listens on 127.0.0.1 only. Ctrl-C stops all that was started.')
    .allowExcessArguments(false)
    .exitOverride();
}

/** Reads the demo's options. @throws UsageError or CommanderError where they are wrong. */
export function parseDemoOptions(args: readonly string[]): DemoOptions {
  const {
    port,
    engine = [],
    replay = [],
    preview,
    keepData,
  } = demoCommand().parse(args, { from: 'user' }).opts<Flags>();
  return { port, engines: engine, replays: replay, preview, keepData };
}

function addUrl(text: string, before: readonly URL[] = []): URL[] {
  return [...before, parseHttpUrl(text)];
}

function addText(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}
