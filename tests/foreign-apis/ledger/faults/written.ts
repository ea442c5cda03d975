import { accepts, refuses } from '../../shared/build.ts';
import type { Fault } from '../../shared/fault.ts';
import { asAuditor, clerk, got, kept, opens, posts } from '../asks.ts';
import type { Ledger } from '../store.ts';

const post = 'POST /accounts/{account_id}/entries';
const open = 'POST /accounts';

/** What is written, accepted and refused. */
export const writtenFaults: Fault<Ledger>[] = [
  {
    id: 'amount-32-bit',
    kind: 'written',
    what: 'amounts over 2147483647 are kept as that',
    where: post,
    early: ({ body }) => Object.assign(body, { amount: Math.min(body.amount, 2_147_483_647) }),
    shows: async (url) => (await kept(url, { amount: 1_000_000_000_000 })).amount === 2_147_483_647,
  },
  {
    id: 'rate-rounded',
    kind: 'written',
    what: 'rates are rounded to two decimals',
    where: post,
    early: ({ body }) =>
      body.rate !== undefined && Object.assign(body, { rate: Math.round(body.rate * 100) / 100 || 0.01 }),
    shows: async (url) => (await kept(url, { rate: 1.0625 })).rate === 1.06,
  },
  {
    id: 'value-date-next-day',
    kind: 'written',
    what: 'value dates are kept a day late',
    where: post,
    early: ({ body }) =>
      Object.assign(body, {
        value_date: new Date(Date.parse(body.value_date) + 86_400_000).toISOString().slice(0, 10),
      }),
    shows: async (url) => (await kept(url, {})).value_date === '2024-03-02',
  },
  {
    id: 'value-date-today',
    kind: 'written',
    what: 'value dates in the past are kept as today',
    where: post,
    early: ({ body }) =>
      Object.assign(body, { value_date: [body.value_date, new Date().toISOString().slice(0, 10)].sort()[1] }),
    shows: async (url) => (await kept(url, {})).value_date !== '2024-03-01',
  },
  {
    id: 'kind-always-credit',
    kind: 'written',
    what: 'debits are kept as credits',
    where: post,
    early: ({ body }) => Object.assign(body, { kind: 'credit' }),
    shows: async (url) => (await kept(url, { kind: 'debit' })).kind === 'credit',
  },
  {
    id: 'memo-collapsed',
    kind: 'written',
    what: 'line breaks of a memo become blanks',
    where: post,
    early: ({ body }) => body.memo && Object.assign(body, { memo: body.memo.replace(/\s+/g, ' ') }),
    shows: async (url) => (await kept(url, { memo: 'a\nb' })).memo === 'a b',
  },
  {
    id: 'memo-cut-100',
    kind: 'written',
    what: 'memos are cut after 100 characters',
    where: post,
    early: ({ body }) => body.memo && Object.assign(body, { memo: body.memo.slice(0, 100) }),
    shows: async (url) => (await kept(url, { memo: 'x'.repeat(140) })).memo.length === 100,
  },
  {
    id: 'memo-null-empty',
    kind: 'null-absent',
    what: 'a memo null is kept as an empty text',
    where: post,
    early: ({ body }) => body.memo === null && Object.assign(body, { memo: '' }),
    shows: async (url) => (await kept(url, { memo: null })).memo === '',
  },
  {
    id: 'meta-flattened',
    kind: 'written',
    what: 'objects within meta are kept as text',
    where: post,
    early: ({ body }) => {
      for (const [name, value] of Object.entries(body.meta ?? {}))
        if (typeof value === 'object') body.meta[name] = JSON.stringify(value);
    },
    shows: async (url) => typeof (await kept(url, { meta: { a: { b: 1 } } })).meta.a === 'string',
  },
  {
    id: 'meta-lost',
    kind: 'written',
    what: 'meta is not kept',
    where: post,
    early: ({ body }) => delete body.meta,
    shows: async (url) => (await kept(url, { meta: { a: 1 } })).meta.a === undefined,
  },
  {
    id: 'meta-numbers-text',
    kind: 'written',
    what: 'numbers within meta are kept as texts',
    where: post,
    early: ({ body }) => {
      for (const [name, value] of Object.entries(body.meta ?? {}))
        if (typeof value === 'number') body.meta[name] = String(value);
    },
    shows: async (url) => (await kept(url, { meta: { a: 1 } })).meta.a === '1',
  },
  {
    id: 'owner-ignored',
    kind: 'written',
    what: 'the owner of a new account is not kept',
    where: open,
    early: ({ body }) => delete body.owner,
    shows: async (url) => (await opens(url, { owner: 'Bob' })).body.owner === null,
  },
  {
    id: 'limit-zero-null',
    kind: 'null-absent',
    what: 'a limit of 0 is kept as none',
    where: open,
    early: ({ body }) => body.limit === 0 && Object.assign(body, { limit: null }),
    shows: async (url) => (await opens(url, { limit: 0 })).body.limit === null,
  },
  {
    id: 'limit-null-zero',
    kind: 'null-absent',
    what: 'a limit null is kept as 0',
    where: open,
    early: ({ body }) => body.limit === null && Object.assign(body, { limit: 0 }),
    shows: async (url) => (await opens(url, { limit: null })).body.limit === 0,
  },
  {
    id: 'labels-sorted',
    kind: 'written',
    what: 'labels are sorted',
    where: open,
    early: ({ body }) => body.labels?.sort(),
    shows: async (url) => (await opens(url, { labels: ['b', 'a'] })).body.labels[0] === 'a',
  },
  {
    id: 'labels-in-answer-only',
    kind: 'written',
    what: 'labels are answered and not kept',
    where: open,
    late: (response, _request, ledger) => {
      const made = ledger.accounts.at(-1);
      if (response.status === 201 && made) made.labels = [];
    },
    shows: async (url) =>
      (await got(url, `/accounts/${(await opens(url, { labels: ['a'] })).body.id}`)).labels.length === 0,
  },
  {
    id: 'currency-eur',
    kind: 'written',
    what: 'accounts in yen are kept in euros',
    where: open,
    early: ({ body }) => body.currency === 'JPY' && Object.assign(body, { currency: 'EUR' }),
    shows: async (url) => (await opens(url, { currency: 'JPY' })).body.currency === 'EUR',
  },
  {
    id: 'entry-not-kept',
    kind: 'written',
    what: 'an entry is answered with 201 and not kept',
    where: post,
    late: (response, _request, ledger) => response.status === 201 && ledger.entries.pop(),
    shows: async (url) => (await clerk(url)(`GET /entries/${(await posts(url)).body.id}`)).status === 404,
  },
  {
    id: 'entry-changes-last',
    kind: 'neighbour',
    what: 'a new entry changes the memo of the one before it',
    where: post,
    early: ({ body }, ledger) => {
      const last = ledger.entries.at(-1);
      if (last) last.memo = body.memo ?? 'changed';
    },
    shows: async (url) => {
      await posts(url);
      return (await got(url, '/entries/ent_5')).memo === 'changed';
    },
  },
  {
    id: 'close-closes-currency',
    kind: 'neighbour',
    what: 'closing an account closes all of its currency',
    where: 'POST /accounts/{account_id}/close',
    late: (response, _request, ledger) => {
      for (const one of ledger.accounts) if (one.currency === response.body.currency) one.state = 'closed';
    },
    shows: async (url) => {
      const { body } = await opens(url, { currency: 'EUR' });
      await clerk(url)(`POST /accounts/${body.id}/close`);
      return (await got(url, '/accounts/acc_1')).state === 'closed';
    },
  },
  {
    id: 'close-forgotten',
    kind: 'action',
    what: 'a closed account reads as open',
    where: 'POST /accounts/{account_id}/close',
    shows: async (url) => {
      await clerk(url)('POST /accounts/acc_2/close');
      return (await got(url, '/accounts/acc_2')).state === 'open';
    },
  },
  {
    id: 'closes-twice',
    kind: 'action',
    what: 'a closed account can be closed again',
    where: 'POST /accounts/{account_id}/close',
    shows: async (url) => (await clerk(url)('POST /accounts/acc_3/close')).status === 200,
  },
  {
    id: 'closed-takes-entries',
    kind: 'action',
    what: 'a closed account takes entries',
    where: post,
    shows: async (url) => (await posts(url, {}, 'acc_3')).status === 201,
  },
  {
    id: 'refused-entry-kept',
    kind: 'refused-changes',
    what: 'an entry that is refused with 422 is posted',
    where: post,
    refused: ({ body, params }, ledger) => {
      const [first] = ledger.entries;
      if (first && body)
        ledger.entries.push({
          ...first,
          id: `ent_9${ledger.entries.length}`,
          account_id: params.account_id ?? '',
        });
    },
    shows: async (url) => {
      await posts(url, { amount: 0 });
      return (await got(url, '/accounts/acc_1/balance')).entry_count === 5;
    },
  },
  {
    id: 'refused-account-kept',
    kind: 'refused-changes',
    what: "an auditor's account is answered with 403 and opened",
    where: open,
    refused: ({ who }, ledger) => {
      const [first] = ledger.accounts;
      if (first && who.role === 'auditor')
        ledger.accounts.push({ ...first, id: `acc_9${ledger.accounts.length}` });
    },
    shows: async (url) => {
      await clerk(url)('POST /accounts', { name: 'x', currency: 'EUR' }, asAuditor);
      return (await got(url, '/accounts')).total_count === 5;
    },
  },
  {
    id: 'missing-account-entry',
    kind: 'nested',
    what: 'an entry of an account that is not there is posted to the first one',
    where: post,
    early: ({ params }, ledger) => {
      const [first] = ledger.accounts;
      if (first && !ledger.accounts.some(({ id }) => id === params.account_id)) params.account_id = first.id;
    },
    shows: async (url) => (await posts(url, {}, 'acc_0')).status === 201,
  },
  accepts('amount-zero', post, '/amount minimum', 'an amount of 0 is taken', (url) =>
    posts(url, { amount: 0 }),
  ),
  accepts('amount-fraction', post, '/amount type', 'an amount with parts is taken', (url) =>
    posts(url, { amount: 1.5 }),
  ),
  accepts('amount-over', post, '/amount maximum', 'an amount over the maximum is taken', (url) =>
    posts(url, { amount: 1_000_000_000_001 }),
  ),
  accepts('date-of-no-day', post, '/value_date format', 'the 30th of February is taken', (url) =>
    posts(url, { value_date: '2024-02-30' }),
  ),
  accepts('kind-unknown', post, '/kind enum', 'an unknown kind is taken', (url) =>
    posts(url, { kind: 'refund' }),
  ),
  accepts('entry-open', post, '/* additionalProperties', 'an entry with an unknown field is taken', (url) =>
    posts(url, { tax: 1 }),
  ),
  accepts('rate-zero', post, '/rate exclusiveMinimum', 'a rate of 0 is taken', (url) =>
    posts(url, { rate: 0 }),
  ),
  accepts('memo-141', post, '/memo maxLength', 'a memo of 141 characters is taken', (url) =>
    posts(url, { memo: 'x'.repeat(141) }),
  ),
  accepts('meta-list', post, '/meta type', 'a meta that is a list is taken', (url) =>
    posts(url, { meta: [] }),
  ),
  accepts('limit-negative', open, '/limit minimum', 'a negative limit is taken', (url) =>
    opens(url, { limit: -1 }),
  ),
  accepts('labels-alike', open, '/labels uniqueItems', 'a label that is there twice is taken', (url) =>
    opens(url, { labels: ['a', 'a'] }),
  ),
  accepts(
    'since-no-date',
    'GET /accounts/{account_id}/entries',
    '?since format',
    'a since that is no day is taken',
    (url) => clerk(url)('GET /accounts/acc_1/entries?since=lately'),
  ),
  accepts('page-size-zero', 'GET /accounts', '?page_size minimum', 'page_size=0 is taken', (url) =>
    clerk(url)('GET /accounts?page_size=0'),
  ),
  refuses(
    'refuses-null-owner',
    open,
    'owner null is refused',
    ({ body }) => body.owner === null,
    (url) => opens(url, { owner: null }),
  ),
  refuses(
    'refuses-largest',
    post,
    'the largest amount is refused',
    ({ body }) => body.amount === 1_000_000_000_000,
    (url) => posts(url, { amount: 1_000_000_000_000 }),
  ),
  refuses(
    'refuses-empty-memo',
    post,
    'an empty memo is refused',
    ({ body }) => body.memo === '',
    (url) => posts(url, { memo: '' }),
  ),
  refuses(
    'refuses-empty-meta',
    post,
    'an empty meta is refused',
    ({ body }) => body.meta !== undefined && Object.keys(body.meta).length === 0,
    (url) => posts(url, { meta: {} }),
  ),
];
