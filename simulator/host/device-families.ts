import { labelled, type NodeFamily } from './families';
import { type SimulatedHost } from './host';

const INTERFACE = 'device="eth0"';
const DISK = 'device="nvme0n1"';
const FILE_SYSTEM = 'device="/dev/nvme0n1p2",fstype="ext4",mountpoint="/"';

/** 25 gigabits per second, in bytes. Illustrative. */
const INTERFACE_SPEED = 3.125e9;

/** Disk and file system. */
export function diskFamilies({ disk }: SimulatedHost): readonly NodeFamily[] {
  const counter = (name: string, help: string, value: number) =>
    labelled(`node_disk_${name}`, 'counter', help, DISK, value);
  const space = (name: string, help: string, bytes: number) =>
    labelled(`node_filesystem_${name}_bytes`, 'gauge', help, FILE_SYSTEM, Math.floor(bytes / 4096) * 4096);
  return [
    counter('io_time_seconds_total', 'Total seconds spent doing I/Os.', Math.floor(disk.ioSeconds * 1000) / 1000),
    counter('read_bytes_total', 'The total number of bytes read successfully.', sectors(disk.readBytes)),
    counter('reads_completed_total', 'The total number of reads completed successfully.', Math.floor(disk.reads)),
    counter('writes_completed_total', 'The total number of writes completed successfully.', Math.floor(disk.writes)),
    counter('written_bytes_total', 'The total number of bytes written successfully.', sectors(disk.writtenBytes)),
    space('avail', 'Filesystem space available to non-root users in bytes.', disk.availableBytes),
    space('free', 'Filesystem free space in bytes.', disk.freeBytes),
    space('size', 'Filesystem size in bytes.', disk.sizeBytes),
  ];
}

/** The network interface. */
export function networkFamilies({ network }: SimulatedHost): readonly NodeFamily[] {
  const counter = (name: string, value: number) =>
    labelled(
      `node_network_${name}_total`,
      'counter',
      `Network device statistic ${name}.`,
      INTERFACE,
      Math.floor(value)
    );
  return [
    counter('receive_bytes', network.receivedBytes),
    counter('receive_drop', network.receiveDrops),
    counter('receive_errs', network.receiveErrors),
    counter('receive_packets', network.receivedPackets),
    labelled('node_network_speed_bytes', 'gauge', 'Network device property: speed_bytes', INTERFACE, INTERFACE_SPEED),
    counter('transmit_bytes', network.transmittedBytes),
    counter('transmit_drop', network.transmitDrops),
    counter('transmit_errs', network.transmitErrors),
    counter('transmit_packets', network.transmittedPackets),
    labelled('node_network_up', 'gauge', "Value is 1 if operstate is 'up', 0 otherwise.", INTERFACE, 1),
  ];
}

/** The kernel counts a disk's bytes in sectors of 512. */
function sectors(bytes: number): number {
  return Math.floor(bytes / 512) * 512;
}
