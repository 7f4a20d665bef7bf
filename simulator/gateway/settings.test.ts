import { SettingsError } from '../server/settings';
import { parseGatewaySettings } from './settings';

it('has defaults', () => {
  expect(parseGatewaySettings({ maxActive: 8 })).toEqual({
    maxActive: 8,
    queueMax: 100,
    queueMode: 'queue',
    queueTimeoutSeconds: 120,
    requestTimeoutSeconds: 300,
  });
});

it.each([
  [{ maxActive: 0 }, 'gateway.maxActive must be a whole number from 1 to 100000'],
  [{ queueMax: -1 }, 'gateway.queueMax must be a whole number from 0 to 1000000'],
  [{ queueTimeoutSeconds: '5' }, 'gateway.queueTimeoutSeconds must be a number from 0.001 to 86400'],
  [{ requestTimeoutSeconds: 0 }, 'gateway.requestTimeoutSeconds must be a number from 0.001 to 86400'],
  [{ queueMode: 'drop' }, 'gateway.queueMode must be queue or reject'],
  [{ maxActve: 3 }, 'unknown setting gateway.maxActve'],
  [3, 'the settings of a gateway must be an object such as {"maxActive": 8}'],
])('refuses %j', (input, message) => {
  expect(() => parseGatewaySettings(input)).toThrow(new SettingsError(message));
});
