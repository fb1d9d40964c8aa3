import { describe, expect, it } from 'vitest';
import { manualClock } from '../../../base/clock.ts';
import type { SimulatedReader } from './reader.ts';
import { readScript, runScript } from './script.ts';

const EPC = '30143639F84191AD22901607';

/** Writes down what is done to it. */
const paperReader = () => {
  const done: string[] = [];
  const reader = new Proxy({} as SimulatedReader, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        void done.push(`${String(name)} ${JSON.stringify(args).slice(1, -1)}`.trim()),
  });
  return { reader, done };
};

describe('a reader’s script', () => {
  it('reads an array and lines alike, in the order of time', () => {
    const steps = [
      { at: 2, do: 'remove', epc: EPC },
      { at: 1, do: 'place', epc: EPC.toLowerCase(), rssi: -60 },
    ];
    const lines = readScript(
      `# a garment\n${steps.map((each) => JSON.stringify(each)).join('\n')}\n\n`,
    );
    const array = readScript(JSON.stringify(steps, null, 2));
    expect(lines).toEqual(array);
    expect(lines.problems).toEqual([]);
    expect(lines.steps).toEqual([
      { at: 1, deed: { do: 'place', epc: EPC, antenna: 1, rssi: -60 } },
      { at: 2, deed: { do: 'remove', epc: EPC } },
    ]);
  });

  it.each([
    ['{"at": 1, "do": "jump"}', /do: Invalid option/],
    ['{"do": "clear"}', /at: /],
    ['{"at": 1, "do": "place"}', /place: epc/],
    ['{"at": 1, "do": "place", "epc": "30143", "antenna": 1}', /an EPC in hexadecimal/],
    ['{"at": 1, "do": "clear", "epc": "30"}', /clear: .*epc/],
    ['{"at": 1, "do": "refuse", "message": "ADD", "status": 1}', /refuse: message/],
    ['nonsense', /not valid JSON/],
  ])('names what is wrong with %s', (line, reason) => {
    const { steps, problems } = readScript(`{"at": 0, "do": "clear"}\n${line}\n`);
    expect(steps.length).toBe(1);
    expect(problems).toEqual([{ where: 2, reason: expect.stringMatching(reason) }]);
  });

  it('does every deed it knows at its time', async () => {
    const { reader, done } = paperReader();
    const clock = manualClock();
    const all = [
      { do: 'place', epc: EPC, antenna: 2, motion: 'held', alsoHeardBy: { 3: -70 } },
      { do: 'remove', epc: EPC },
      { do: 'clear' },
      { do: 'rate', readsPerSecond: 1500 },
      { do: 'cable-pull' },
      { do: 'cable-restore' },
      { do: 'reboot', downMs: 100 },
      { do: 'garbage' },
      { do: 'clock-jump', seconds: -3600 },
      { do: 'busy' },
      { do: 'leftover-rospec', id: 7 },
      { do: 'refuse', message: 'ADD_ROSPEC', status: 101 },
      { do: 'slow', ms: 200 },
      { do: 'one-byte-chunks' },
      { do: 'coalesce', reports: 100 },
      { do: 'keepalive-between', yes: false },
      { do: 'mute' },
      { do: 'strangers' },
      { do: 'dead-antenna', antenna: 2 },
      { do: 'end' },
    ];
    const { steps, problems } = readScript(
      JSON.stringify(all.map((deed, at) => ({ at, ...deed }))),
    );
    expect(problems).toEqual([]);
    const running = runScript(reader, steps, clock);
    clock.advance(2500);
    expect(done.length).toBe(3);
    clock.advance(60_000);
    expect(await running.done).toBe('end');
    expect(done).toEqual([
      `place "${EPC}",2,{"motion":"held","alsoHeardBy":{"3":-70}}`,
      `remove "${EPC}"`,
      'clear',
      'rate 1500',
      'cablePull',
      'restoreCable',
      'reboot 100',
      'garbage null',
      'clockJump -3600',
      'busy true',
      'leftoverRoSpec 7',
      'refuse "ADD_ROSPEC",101',
      'slow 200',
      'oneByteChunks true',
      'coalesce 100',
      'keepaliveBetween false',
      'mute true',
      'strangers true',
      'deadAntenna 2,true',
    ]);
  });

  it('repeats until it is stopped', async () => {
    const { reader, done } = paperReader();
    const clock = manualClock();
    const { steps } = readScript('{"at":0.5,"do":"clear"}\n{"at":1,"do":"repeat"}');
    const running = runScript(reader, steps, clock);
    clock.advance(10_000);
    expect(done.length).toBe(10);
    running.stop();
    clock.advance(10_000);
    expect(done.length).toBe(10);
    expect(await running.done).toBe('stopped');
  });
});
