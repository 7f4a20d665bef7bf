import { parseFleet } from './config';
import { Fleet } from './fleet';

const EPOCH = 1_790_000_000;

function fleetOf(incidents: readonly object[], count = 1): Fleet {
  return new Fleet(parseFleet({ engines: [{ name: 'a', count, workload: 'chat', incidents }] }), EPOCH);
}

describe('a fleet', () => {
  it('plays its incidents when they are due, and again', () => {
    const fleet = fleetOf([{ name: 'slots', at: 10, for: 5, every: 60 }]);
    const playing = [5, 12, 20, 72, 80].map((second) => {
      fleet.events.runUntil(second);
      return fleet.incidents.isPlaying('slots', 'a');
    });
    expect(playing).toEqual([false, true, false, true, false]);
  });

  it('lets an incident go on that was begun by hand, or is not over when its next one is due', () => {
    const byHand = fleetOf([{ name: 'slots', at: 10, for: 5 }]);
    byHand.events.runUntil(9);
    byHand.incidents.begin('slots', 'a', 100);
    byHand.events.runUntil(50);
    expect(byHand.incidents.playing.map(({ ends }) => ends)).toEqual([109]);

    const overlapping = fleetOf([{ name: 'slots', at: 10, for: 40, every: 30 }]);
    overlapping.events.runUntil(45);
    expect(overlapping.incidents.playing.map(({ began }) => began)).toEqual([10]);
    overlapping.events.runUntil(75);
    expect(overlapping.incidents.playing.map(({ began }) => began)).toEqual([70]);
  });

  it('says at once which incident an engine cannot have', () => {
    expect(() => fleetOf([{ name: 'ecc', at: 10 }])).toThrow('ecc on a needs a GPU');
    expect(() => fleetOf([{ name: 'replica-imbalance', at: 10 }])).toThrow('a second engine of the same model');
    expect(() => fleetOf([{ name: 'replica-imbalance', at: 10 }], 2)).not.toThrow();
  });
});
