import { describe, expect, test } from 'vitest';
import { cleanName, isUpcoming, phaseOf, placesLeft } from '../../../src/services/events/rules.ts';
import { at } from './support.ts';

const event = {
  state: 'open',
  startsAt: at('2026-11-28T14:00'),
  endsAt: at('2026-11-28T16:00'),
  signUpOpensAt: at('2026-11-20T09:00'),
  signUpClosesAt: at('2026-11-27T09:00'),
};

describe('the sign-up window', () => {
  test.each([
    ['2026-11-20T08:59', 'not-yet'],
    ['2026-11-20T09:00', 'open'],
    ['2026-11-27T08:59', 'open'],
    ['2026-11-27T09:00', 'closed'],
    ['2026-11-28T15:00', 'closed'],
    ['2026-11-28T16:00', 'over'],
  ])('at %s it is %s', (local, phase) => {
    expect(phaseOf(event, at(local))).toBe(phase);
  });

  test('a cancelled event is nothing else', () => {
    const cancelled = { ...event, state: 'cancelled' };
    expect(phaseOf(cancelled, at('2026-11-21T09:00'))).toBe('cancelled');
    expect(isUpcoming(cancelled, at('2026-11-21T09:00'))).toBe(false);
  });

  test('a running event is listed as long as one can still join', () => {
    const long = { ...event, endsAt: at('2026-12-28T16:00') };
    expect(isUpcoming(long, at('2026-11-29T09:00'))).toBe(false);
    const joinable = { ...long, signUpClosesAt: at('2026-12-01T09:00') };
    expect(isUpcoming(joinable, at('2026-11-29T09:00'))).toBe(true);
  });
});

test('a free place belongs to whoever waits, not to a newcomer', () => {
  expect(placesLeft({ capacity: 10, signed: 4, waiting: 0 })).toBe(6);
  expect(placesLeft({ capacity: 10, signed: 9, waiting: 2 })).toBe(0);
  expect(placesLeft({ capacity: 10, signed: 12, waiting: 0 })).toBe(0);
});

describe('a colleague’s name as typed', () => {
  test.each([
    ['王芳', '王芳'],
    [' 王 芳 ', '王芳'],
    ['叫王芳', '王芳'],
    ['她叫王芳，谢谢', '王芳'],
    ['我同事叫王芳', '王芳'],
    ['名字是：王芳', '王芳'],
    ['阿卜杜拉·买买提', '阿卜杜拉·买买提'],
    ['Mary  Smith', 'Mary Smith'],
  ])('%s', (typed, name) => expect(cleanName(typed)).toBe(name));

  test.each(['算了', '不用了', '我自己', '', '13800138000', '怎么报名', '王', '哪些活动可以报'])(
    '%s is none',
    (typed) => expect(cleanName(typed)).toBeUndefined(),
  );
});
