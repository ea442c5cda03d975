import { describe, expect, test } from 'vitest';
import { keepingStates, oneWayFields } from './one-way.ts';

describe(oneWayFields, () => {
  test.each([
    [{ status: 'closed' }, { status: 'open' }, ['status']],
    [{ orderState: 'b' }, { orderState: 'a' }, ['orderState']],
    [{ isArchived: true }, { isArchived: false }, ['isArchived']],
    [{ closed_at: '2026-01-01' }, { closed_at: null }, ['closed_at']],
    [{ visibility: 'archived' }, { visibility: 'public' }, ['visibility']],
    [
      { order: { lines: [{ a: 1 }, { phase: 2 }] } },
      { order: { lines: [{ a: 1 }, { phase: 1 }] } },
      ['order/lines/1/phase'],
    ],
    [{ paid: true }, {}, ['paid']],
  ])('%j beside %j may not be taken back', (body, shown, names) =>
    expect(oneWayFields(body, shown)).toEqual(names),
  );

  test.each([
    [
      { status: 'open', title: 'new' },
      { status: 'open', title: 'old' },
    ],
    [
      { title: 'The closed door', enabled: false },
      { title: 'b', enabled: true },
    ],
    [{ statement: 'a', estate: 'b', deadline: 'c' }, {}],
    ['closed', 'open'],
  ])('%j beside %j may', (body, shown) => expect(oneWayFields(body, shown)).toEqual([]));
});

describe(keepingStates, () => {
  test('says a state as it is, where the request is not about it', () =>
    expect(
      keepingStates(
        { status: 'closed', title: 'a', in: { paid: true } },
        { status: 'closed', title: 'b', in: { paid: true } },
        { status: 'open', in: { paid: false } },
      ),
    ).toEqual({ status: 'open', title: 'a', in: { paid: false } }));

  test('leaves a state that the request is about, and one that is not shown', () =>
    expect(
      keepingStates({ status: 'done', phase: 1 }, { status: 'open', phase: 1 }, { status: 'open' }),
    ).toEqual({
      status: 'done',
      phase: 1,
    }));
});
