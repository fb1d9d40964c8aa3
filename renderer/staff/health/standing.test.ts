import { expect, it } from 'vitest';
import type { DeviceHealth, Health } from '../../../preload/contract/index.ts';
import { byUrgency, troubles } from './standing.ts';

const device = (id: string, health: Health): DeviceHealth => ({
  id,
  driver: 'llrp',
  kind: 'rfid-reader',
  health,
  reason: 'none',
  since: 0,
  lastEventAt: null,
  simulated: false,
  details: {},
});
const devices = [
  device('a', 'ok'),
  device('b', 'starting'),
  device('c', 'offline'),
  device('d', 'fault'),
  device('e', 'busy'),
  device('f', 'offline'),
];

it('shows what needs somebody first, and keeps the order otherwise', () => {
  expect(byUrgency(devices).map(({ id }) => id)).toEqual(['d', 'c', 'f', 'e', 'b', 'a']);
});

it('counts what somebody should look at', () => {
  expect(troubles(devices)).toBe(4);
  expect(troubles([])).toBe(0);
});
