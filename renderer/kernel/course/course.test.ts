import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ZonePresence } from '../../../preload/contract/index.ts';
import type { AnyExperience, Step } from '../experience.ts';
import {
  chooseExperience,
  firstCourse,
  paceOf,
  step,
  type Course,
  type CourseEvent,
  type Surroundings,
} from './course.ts';

type Recorded = Step & { readonly heard: readonly string[] };

/** An experience that only remembers what it heard; `leave` makes it leave and `throw` makes it fall. */
const recorder = (id: string, occasions: AnyExperience['occasions']): AnyExperience => ({
  id,
  needs: [],
  settings: z.object({}),
  occasions,
  door: { icon: 'tag', order: 1 },
  initial: (entry): Recorded => ({
    step: id,
    heard: [`enter ${entry.held.map((one) => one.sku).join()} ${entry.claim?.codeTail ?? '-'}`],
  }),
  transition(state, event) {
    if (event.kind === 'back' || event.kind === 'leave') return null;
    if (event.kind === 'throw') throw new Error('a bug');
    return { ...state, heard: [...(state as Recorded).heard, event.kind] } as Recorded;
  },
  pace: () => 'browse',
  load: () => Promise.reject(new Error('never drawn here')),
});

const around: Surroundings = {
  experiences: [
    recorder('attract', ['rest']),
    recorder('coupon', ['claimed']),
    recorder('follow', []),
    recorder('lookbook', ['held']),
  ],
  screen: 'atrium',
  zones: ['mirror', 'shelf'],
  firstLanguage: 'zh',
};

const zone = (...held: [sku: string | null, since: number][]): ZonePresence => ({
  zone: 'mirror',
  sight: 'clear',
  held: held.map(([sku, since]) => ({ epc: `EPC${sku}`, sku, since })),
  present: held.length,
  strays: [],
});
const presence = (...held: [string | null, number][]): CourseEvent => ({
  kind: 'presence',
  zones: [zone(...held)],
});
const claim = (visit: string, at: number, codeTail = '9QX2') => ({
  screen: 'atrium',
  visit,
  offer: 'winter',
  codeTail,
  at,
});
const play = (course: Course, ...events: CourseEvent[]): Course =>
  events.reduce((now, event) => step(now, event, around), course);
const open = () => play(firstCourse('zh'), { kind: 'ready' }, { kind: 'visit', visit: 'v1' });
const heard = (course: Course) => (course.playing?.state as Recorded | undefined)?.heard;

describe('which experience is shown', () => {
  it('rests when nothing is held or touched', () => {
    expect(open().playing?.id).toBe('attract');
  });

  it('answers a lift, wherever the shopper was, and tells the last lifted first', () => {
    const lifted = play(
      open(),
      { kind: 'open', id: 'coupon' },
      presence(['COAT', 1], ['SHIRT', 2]),
    );
    expect(lifted.playing?.id).toBe('lookbook');
    expect(heard(lifted)).toEqual(['enter SHIRT,COAT -']);
    expect(lifted.behind).toEqual([]);
  });

  it('tells the one that is shown already of a further lift', () => {
    const two = play(open(), presence(['COAT', 1]), presence(['COAT', 1], ['SHIRT', 2]));
    expect(heard(two)).toEqual(['enter COAT -', 'held']);
  });

  it('does not come back by itself to a garment that was waved away, but does to another lift', () => {
    const home = play(open(), presence(['COAT', 1]), { kind: 'home' });
    expect(home.playing?.id).toBe('attract');
    expect(play(home, presence(['COAT', 1])).playing?.id).toBe('attract');
    const other = play(home, presence(['COAT', 1], ['SHIRT', 2]));
    expect(heard(other)).toEqual(['enter SHIRT -']);
    expect(play(home, presence(), presence(['COAT', 9])).playing?.id).toBe('lookbook');
  });

  it('keeps what was held while its reader is lost', () => {
    const lifted = play(open(), presence(['COAT', 1]));
    const blind = play(lifted, {
      kind: 'presence',
      zones: [{ ...zone(), sight: 'unknown' }],
    });
    expect(blind).toBe(lifted);
  });

  it('shows a claim of this visit at once and goes back to the garment after', () => {
    const claimed = play(open(), presence(['COAT', 1]), {
      kind: 'claims',
      claims: [claim('v1', 5)],
    });
    expect(claimed.playing?.id).toBe('coupon');
    expect(heard(claimed)).toEqual(['enter COAT 9QX2']);
    expect(play(claimed, { kind: 'back' }).playing?.id).toBe('lookbook');
  });

  it('is deaf to claims of other visits and screens, and to one it has shown', () => {
    const open1 = open();
    expect(play(open1, { kind: 'claims', claims: [claim('v0', 5)] })).toBe(open1);
    expect(play(open1, { kind: 'claims', claims: [{ ...claim('v1', 5), screen: 'other' }] })).toBe(
      open1,
    );
    const once = play(open1, { kind: 'claims', claims: [claim('v1', 5)] }, { kind: 'back' });
    expect(play(once, { kind: 'claims', claims: [claim('v1', 5)] })).toBe(once);
  });

  it('tells what waits behind of garments that leave', () => {
    const back = play(open(), presence(['COAT', 1]), { kind: 'open', id: 'coupon' }, presence(), {
      kind: 'back',
    });
    expect(heard(back)).toEqual(['enter COAT -', 'held']);
  });

  it('shows a touched product where a lifted one would be, and opens doors that exist', () => {
    expect(play(open(), { kind: 'show', sku: 'COAT' }).playing?.id).toBe('lookbook');
    expect(play(open(), { kind: 'open', id: 'no-such' }).playing?.id).toBe('attract');
  });
});

describe('the end of a visit', () => {
  const used = () =>
    play(
      open(),
      presence(['COAT', 1]),
      { kind: 'language', language: 'en' },
      { kind: 'accessible', accessible: true },
      { kind: 'claims', claims: [claim('v1', 5)] },
    );

  it('forgets everything but what is held, and does not show that again', () => {
    const over = play(used(), { kind: 'over', reason: 'idle' });
    expect(over).toEqual({
      ...firstCourse('zh'),
      playing: { id: 'attract', state: { step: 'attract', heard: ['enter  -'] } },
      garments: [{ epc: 'EPCCOAT', sku: 'COAT', since: 1, zone: 'mirror' }],
      dismissed: ['EPCCOAT@1'],
      round: 1,
      endedBy: 'idle',
    });
  });

  it('keeps language and place together while the visit lasts', () => {
    const course = play(used(), { kind: 'ready' });
    expect([course.language, course.playing?.id]).toEqual(['en', 'coupon']);
  });
});

describe('a crash', () => {
  it('goes back to rest, and leaves out what crashes a third time', () => {
    let course = open();
    for (const times of [1, 2, 3]) {
      course = play(course, { kind: 'open', id: 'follow' }, { kind: 'crashed', id: 'follow' });
      expect(course.playing?.id).toBe('attract');
      expect(course).toMatchObject({ endedBy: 'crash', crashes: { follow: times } });
    }
    expect(play(course, { kind: 'open', id: 'follow' })).toBe(course);
  });

  it('shows nothing rather than an attract loop that keeps falling', () => {
    const fallen = [1, 2, 3].reduce(
      (course) => play(course, { kind: 'crashed', id: 'attract' }),
      open(),
    );
    expect(fallen.playing).toBeNull();
    expect(play(fallen, presence(['COAT', 1])).playing?.id).toBe('lookbook');
  });
});

describe('any order of events', () => {
  const someEvent: fc.Arbitrary<CourseEvent> = fc.oneof(
    fc.constant<CourseEvent>({ kind: 'ready' }),
    fc
      .uniqueArray(fc.constantFrom<string | null>('COAT', 'SHIRT', null), { maxLength: 3 })
      .chain((skus) =>
        fc
          .tuple(...skus.map(() => fc.integer({ min: 1, max: 5 })))
          .map((sinces) =>
            presence(...skus.map((sku, i): [string | null, number] => [sku, sinces[i] ?? 1])),
          ),
      ),
    fc
      .record({ visit: fc.constantFrom('v1', 'v2'), at: fc.integer({ min: 1, max: 9 }) })
      .map(({ visit, at }): CourseEvent => ({ kind: 'claims', claims: [claim(visit, at)] })),
    fc.constantFrom<CourseEvent>(
      { kind: 'back' },
      { kind: 'home' },
      { kind: 'touched' },
      { kind: 'visit', visit: 'v2' },
      { kind: 'open', id: 'coupon' },
      { kind: 'open', id: 'follow' },
      { kind: 'show', sku: 'COAT' },
      { kind: 'own', id: 'lookbook', event: { kind: 'leave' } },
      { kind: 'language', language: 'en' },
      { kind: 'over', reason: 'idle' },
      { kind: 'crashed', id: 'coupon' },
    ),
  );

  it('leaves something on the stage, never the same twice on the way back, and a way to rest', () => {
    fc.assert(
      fc.property(fc.array(someEvent, { maxLength: 40 }), (events) => {
        const course = play(open(), ...events);
        expect(course.playing).not.toBeNull();
        const ids = course.behind.map((one) => one.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).not.toContain(course.playing?.id);
        expect(play(course, { kind: 'home' }).playing?.id).toBe('attract');
        expect(paceOf(course, around)).toBe('browse');
        const over = play(course, { kind: 'over', reason: 'idle' });
        expect([over.visit, over.claim, over.engaged, over.language, over.accessible]).toEqual([
          null,
          null,
          false,
          'zh',
          false,
        ]);
        expect(JSON.stringify(over.playing)).not.toContain('9QX2');
        expect(chooseExperience(over, around, 'rest')?.id).toBe('attract');
      }),
    );
  });
});
