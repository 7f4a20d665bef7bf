import { Option, type Command } from 'commander';
import { PRESET_NAMES } from '../simulator/load/presets';
import { formatDuration, parseDuration } from './duration';
import { EXIT } from './errors';
import { collectHeader, parseFactor, parseHttpUrl } from './options';
import { type LoadCommandOptions, runLoadCommand } from './load/command';
import { parseCount, parseDistribution, parseSeed, parseShare, parseSharedPrefix, parseThink } from './load/parsers';

const LENGTH = 'as 300, 50-200 (evenly), or 300/1200 (median/95th percentile)';

/** Adds `load` to `simulate`. */
export function addLoad(simulate: Command, exit: (code: number) => void): void {
  const load = simulate
    .command('load')
    .description('Send a workload to a server of your own, and sum up what came back');
  addTargetOptions(load);
  addWorkloadOptions(load);
  load
    .option('--for <duration>', 'send for so long (default: 1m, or as --requests says)', parseDuration)
    .option('--requests <count>', 'send so many', parseCount)
    .option('--seed <number>', 'the same one draws the same requests', parseSeed, 1)
    .addOption(
      new Option('--timeout <duration>', 'give up a request after')
        .argParser(parseDuration)
        .default(600_000, formatDuration(600_000))
    )
    .option('--max-in-flight <count>', 'drop arrivals beyond so many requests in flight', parseCount, 1000)
    .option('--out <file>', 'write one JSON line a request, as it ends; packed where it ends in .gz')
    .option('--force', 'replace the file if it exists', false)
    .addOption(new Option('--format <format>', 'how to print the summary').choices(['table', 'json']).default('table'))
    .addHelpText('after', '\nCtrl-C ends the run and sums it up. Exit code 1: requests failed.')
    .action(async (options: LoadCommandOptions) => exit((await runLoadCommand(options)) ? EXIT.fine : EXIT.finding));
}

function addTargetOptions(load: Command): void {
  load
    .requiredOption('--url <address>', 'the server, as http://127.0.0.1:8000', parseHttpUrl)
    .option('--i-own-this-server', 'needed for a server that is not on this machine', false)
    .option('--model <name>', 'model to ask (default: the first of /v1/models)')
    .option(
      '--header <header>',
      "header to send, as 'Name: value'; repeatable. VLLM_API_KEY gives a key",
      collectHeader
    );
}

function addWorkloadOptions(load: Command): void {
  load
    .option('--workload <name>', `${PRESET_NAMES.join(', ')} (illustrative), or a JSON file`, 'chat')
    .option('--rate <number>', 'requests a second, sent whatever the answers do', parseFactor)
    .option('--sessions <count>', 'sessions at a time, each waiting for its answers', parseCount)
    .option('--turns <count>', `questions of a session, ${LENGTH}`, parseDistribution)
    .option('--think <duration>', 'time between an answer and the next question; 0 for none', parseThink)
    .option('--prompt-tokens <length>', `tokens that a request adds, ${LENGTH}`, parseDistribution)
    .option('--reply-tokens <length>', `limit of a reply, ${LENGTH}`, parseDistribution)
    .option(
      '--shared-prefix <tokens>',
      'system prompt in common, as tokens, tokens:share or tokens:share:groups',
      parseSharedPrefix
    )
    .option('--ignore-eos', 'every reply goes on to its limit', false)
    .option('--abort-share <share>', 'share of the streams that the client closes early', parseShare);
}
