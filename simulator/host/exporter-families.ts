import { labelled, single, type NodeFamily } from './families';
import { type SimulatedHost } from './host';

/** The collectors whose families the page has. */
const COLLECTORS = [
  'cpu',
  'diskstats',
  'filefd',
  'filesystem',
  'loadavg',
  'meminfo',
  'netclass',
  'netdev',
  'stat',
  'time',
  'uname',
  'vmstat',
];

const SUCCESS: NodeFamily = {
  name: 'node_scrape_collector_success',
  type: 'gauge',
  help: 'node_exporter: Whether a collector succeeded.',
  rows: COLLECTORS.map((collector) => [`{collector="${collector}"}`, 1]),
};

/** Debian's build of node_exporter 1.5. */
const BUILD_INFO = labelled(
  'node_exporter_build_info',
  'gauge',
  "A metric with a constant '1' value labeled by version, revision, branch, goversion from which node_exporter was " +
    'built, and the goos and goarch for the build.',
  'branch="debian/sid",goarch="amd64",goos="linux",goversion="go1.19.8",revision="1.5.0-1+b6",version="1.5.0"',
  1
);

/** node_exporter's own processor time per second, and memory in bytes. Illustrative. */
const EXPORTER = { cpuShare: 0.002, residentBytes: 22_478_848 } as const;

/** The machine, its clock and open files, and the exporter itself. */
export function exporterFamilies(host: SimulatedHost): readonly NodeFamily[] {
  const { now, bootTime } = host;
  const nodename = host.hostname.replace(/[\\"\n]/g, '');
  return [
    BUILD_INFO,
    single('node_filefd_allocated', 'gauge', 'File descriptor statistics: allocated.', host.openFiles),
    single('node_filefd_maximum', 'gauge', 'File descriptor statistics: maximum.', host.mostFiles),
    SUCCESS,
    single('node_time_seconds', 'gauge', 'System time in seconds since epoch (1970).', now),
    labelled(
      'node_uname_info',
      'gauge',
      'Labeled system information as provided by the uname system call.',
      `domainname="(none)",machine="x86_64",nodename="${nodename}",release="6.8.0-60-generic",sysname="Linux",` +
        'version="#63-Ubuntu SMP PREEMPT_DYNAMIC"',
      1
    ),
    // Other programs have these names too: whoever reads them must tell the targets apart.
    single(
      'process_cpu_seconds_total',
      'counter',
      'Total user and system CPU time spent in seconds.',
      Math.floor(EXPORTER.cpuShare * (now - bootTime) * 100) / 100
    ),
    single('process_resident_memory_bytes', 'gauge', 'Resident memory size in bytes.', EXPORTER.residentBytes),
    single(
      'process_start_time_seconds',
      'gauge',
      'Start time of the process since unix epoch in seconds.',
      bootTime + START_DELAY
    ),
  ];
}

/** From the boot to the exporter's start, seconds. Illustrative. */
const START_DELAY = 11.25;
