import { breaks } from '../../shared/ask.ts';
import { answers } from '../../shared/build.ts';
import type { Fault } from '../../shared/fault.ts';
import { asAuditor, clerk, entries, got, opens, posts } from '../asks.ts';
import type { Ledger } from '../store.ts';

const post = 'POST /accounts/{account_id}/entries';
const list = 'GET /accounts/{account_id}/entries';
const one = 'GET /entries/{entry_id}';
const balance = 'GET /accounts/{account_id}/balance';
const read = (url: string) => clerk(url)('GET /entries/ent_2');
const absent = (url: string) => clerk(url)('GET /entries/ent_0');
const bad = (url: string) => posts(url, { amount: 0 });

/** What responses look like, what lists and sums show, and who gets them. */
export const answerFaults: Fault<Ledger>[] = [
  {
    id: 'balance-ignores-debits',
    kind: 'total',
    what: 'the balance adds credits only',
    where: balance,
    shows: async (url) => (await got(url, '/accounts/acc_1/balance')).balance === 1045,
  },
  {
    id: 'balance-of-all',
    kind: 'total',
    what: 'the balance is that of all accounts',
    where: balance,
    shows: async (url) => (await got(url, '/accounts/acc_1/balance')).entry_count === 5,
  },
  answers(
    'entry-count-off',
    'total',
    balance,
    'entry_count is one too high',
    (r) => r.status === 200 && Object.assign(r.body, { entry_count: r.body.entry_count + 1 }),
    (url) => clerk(url)('GET /accounts/acc_1/balance'),
    (a) => a.body.entry_count === 5,
  ),
  answers(
    'balance-currency',
    'nested',
    balance,
    'the balance is said to be in another currency',
    (r) => r.status === 200 && Object.assign(r.body, { currency: r.body.currency === 'JPY' ? 'EUR' : 'JPY' }),
    (url) => clerk(url)('GET /accounts/acc_1/balance'),
    (a) => a.body.currency === 'JPY',
  ),
  answers(
    'summary-stuck',
    'total',
    'GET /summary',
    'the summary counts two accounts of each currency',
    (r) => {
      if (r.status === 200) for (const line of r.body.currencies) line.accounts = 2;
    },
    (url) => clerk(url)('GET /summary'),
    (a) => a.body.currencies[1].accounts === 2,
  ),
  answers(
    'summary-yen-missing',
    'list',
    'GET /summary',
    'the summary leaves yen out',
    (r) =>
      r.status === 200 &&
      Object.assign(r.body, {
        currencies: r.body.currencies.filter((line: { currency: string }) => line.currency !== 'JPY'),
      }),
    (url) => clerk(url)('GET /summary'),
    (a) => a.body.currencies.length === 2,
  ),
  answers(
    'total-count-page',
    'total',
    'GET /accounts',
    'total_count is that of the page',
    (r) => r.status === 200 && Object.assign(r.body, { total_count: r.body.accounts.length }),
    (url) => clerk(url)('GET /accounts?page_size=1'),
    (a) => a.body.total_count === 1,
  ),
  {
    id: 'entries-of-all',
    kind: 'nested',
    what: 'the entries of an account are those of all accounts',
    where: list,
    shows: async (url) => (await entries(url)).includes('ent_4'),
  },
  {
    id: 'since-exclusive',
    kind: 'filter',
    what: 'since leaves out entries of just that day',
    where: list,
    shows: async (url) => !(await entries(url, 'since=2024-02-12')).includes('ent_3'),
  },
  {
    id: 'since-ignored',
    kind: 'filter',
    what: 'since does not filter',
    where: list,
    early: ({ query }) => delete query.since,
    shows: async (url) => (await entries(url, 'since=2024-02-12')).includes('ent_1'),
  },
  {
    id: 'min-amount-ignored',
    kind: 'filter',
    what: 'min_amount does not filter',
    where: list,
    early: ({ query }) => delete query.min_amount,
    shows: async (url) => (await entries(url, 'min_amount=100')).includes('ent_5'),
  },
  {
    id: 'kind-debit-ignored',
    kind: 'filter',
    what: 'kind=debit shows credits too',
    where: list,
    early: ({ query }) => query.kind === 'debit' && delete query.kind,
    shows: async (url) => (await entries(url, 'kind=debit')).length === 4,
  },
  {
    id: 'closed-hidden',
    kind: 'list',
    what: 'closed accounts are in no list',
    where: 'GET /accounts',
    early: ({ query }) => query.state === undefined && Object.assign(query, { state: 'open' }),
    shows: async (url) => (await got(url, '/accounts')).total_count === 3,
  },
  {
    id: 'currency-filter-first-page',
    kind: 'filter',
    what: 'currency filters the first page only',
    where: 'GET /accounts',
    early: ({ query }) => query.page_token !== undefined && delete query.currency,
    shows: async (url) =>
      (await got(url, '/accounts?currency=EUR&page_size=1&page_token=t1')).accounts[0].currency !== 'EUR',
  },
  {
    id: 'page-repeats',
    kind: 'paging',
    what: 'the last item of a page is the first of the next',
    where: list,
    shows: async (url) => {
      const { next_page_token } = await got(url, '/accounts/acc_1/entries?page_size=2');
      return (await entries(url, `page_size=2&page_token=${next_page_token}`))[0] === 'ent_2';
    },
  },
  answers(
    'token-empty',
    'paging',
    'GET /accounts',
    'the last page has an empty token instead of null',
    (r) => r.body.next_page_token === null && Object.assign(r.body, { next_page_token: '' }),
    (url) => clerk(url)('GET /accounts'),
    (a) => a.body.next_page_token === '',
  ),
  answers(
    'largest-first',
    'sort',
    list,
    'entries are listed with the largest first',
    (r) =>
      r.status === 200 &&
      r.body.entries.sort((a: { amount: number }, b: { amount: number }) => b.amount - a.amount),
    async (url) => {
      await posts(url, { amount: 5000 });
      return clerk(url)('GET /accounts/acc_1/entries');
    },
    (a) => a.body.entries[0].amount === 5000,
  ),
  answers(
    'created-200',
    'status',
    post,
    'an entry is answered with 200',
    (r) => r.status === 201 && Object.assign(r, { status: 200 }),
    posts,
    (a) => a.status === 200,
  ),
  answers(
    'invalid-400',
    'status',
    post,
    'an invalid entry is answered with 400',
    (r) => r.status === 422 && Object.assign(r, { status: 400 }),
    bad,
    (a) => a.status === 400,
  ),
  answers(
    'closed-423',
    'status',
    post,
    'an entry of a closed account is answered with 423',
    (r) => r.status === 409 && Object.assign(r, { status: 423 }),
    (url) => posts(url, {}, 'acc_3'),
    (a) => a.status === 423,
  ),
  answers(
    'absent-204',
    'status',
    one,
    'an entry that is not there is answered with 204',
    (r) => r.status === 404 && Object.assign(r, { status: 204, body: undefined }),
    absent,
    (a) => a.status === 204,
  ),
  answers(
    'location-nested',
    'location',
    post,
    'Location of an entry is a path that is not there',
    (r) =>
      r.status === 201 &&
      Object.assign(r.headers, { Location: `/v1/accounts/${r.body.account_id}/entries/${r.body.id}` }),
    posts,
    (a) => a.headers.get('location')?.includes('/accounts/') === true,
  ),
  answers(
    'location-missing',
    'location',
    'POST /accounts',
    'Location of an account is missing',
    (r) => delete r.headers.Location,
    opens,
    (a) => !a.headers.has('location'),
  ),
  answers(
    'failure-string',
    'error-body',
    one,
    'the failure of a 404 is a text',
    (r) => r.status === 404 && Object.assign(r, { body: { failure: 'not found' } }),
    absent,
    (a) => a.body.failure === 'not found',
  ),
  answers(
    'reason-unknown',
    'error-body',
    post,
    'an invalid entry has a reason that is not in the list',
    (r) => r.status === 422 && Object.assign(r.body.failure, { reason: 'bad_amount' }),
    bad,
    (a) => a.body.failure.reason === 'bad_amount',
  ),
  answers(
    'failure-extra',
    'error-body',
    '*',
    'failures have a field that the schema forbids',
    (r) => r.body?.failure && Object.assign(r.body, { at: 'now' }),
    absent,
    (a) => a.body.at === 'now',
  ),
  answers(
    'problem-type',
    'content-type',
    one,
    'a 404 is declared as application/problem+json',
    (r) => r.status === 404 && Object.assign(r.headers, { 'Content-Type': 'application/problem+json' }),
    absent,
    (a) => a.headers.get('content-type') === 'application/problem+json',
  ),
  answers(
    'memo-absent',
    'null-absent',
    one,
    'a memo that is not there is left out',
    (r) => r.body.memo === null && delete r.body.memo,
    read,
    (a) => !('memo' in a.body),
  ),
  answers(
    'rate-none-text',
    'body-shape',
    one,
    'a rate that is not there is the text "none"',
    (r) => r.body.rate === null && Object.assign(r.body, { rate: 'none' }),
    read,
    (a) => a.body.rate === 'none',
  ),
  answers(
    'amount-text',
    'body-shape',
    one,
    'an amount is a text',
    (r) => r.status === 200 && Object.assign(r.body, { amount: String(r.body.amount) }),
    read,
    (a) => a.body.amount === '250',
  ),
  answers(
    'state-capital',
    'body-shape',
    'GET /accounts/{account_id}',
    'the state of an account is in capitals',
    (r) => r.status === 200 && Object.assign(r.body, { state: r.body.state.toUpperCase() }),
    (url) => clerk(url)('GET /accounts/acc_1'),
    (a) => a.body.state === 'OPEN',
  ),
  answers(
    'date-with-time',
    'body-shape',
    list,
    'value dates of the list have a time',
    (r) => {
      for (const entry of r.body.entries ?? []) entry.value_date += 'T00:00:00Z';
    },
    (url) => clerk(url)('GET /accounts/acc_1/entries'),
    (a) => a.body.entries[0].value_date.includes('T'),
  ),
  answers(
    'account-of-other',
    'nested',
    one,
    'an entry names another account',
    (r) => r.status === 200 && Object.assign(r.body, { account_id: 'acc_4' }),
    read,
    (a) => a.body.account_id === 'acc_4',
  ),
  answers(
    'big-500',
    'crash',
    post,
    'an amount over the maximum is answered with 500',
    (r, { body }) => body?.amount > 1e12 && Object.assign(r, { status: 500 }),
    (url) => posts(url, { amount: 1e13 }),
    (a) => a.status === 500,
  ),
  answers(
    'token-500',
    'crash',
    'GET /accounts',
    'a page_token that nobody gave is answered with 502',
    (r, { query }) =>
      query.page_token !== undefined && !/^t\d+$/.test(query.page_token) && Object.assign(r, { status: 502 }),
    (url) => clerk(url)('GET /accounts?page_token=x'),
    (a) => a.status === 502,
  ),
  {
    id: 'meta-deep-hangs-up',
    kind: 'crash',
    what: 'meta nested more than twenty levels deep closes the connection',
    where: post,
    late: (response, { body }) => depth(body?.meta) > 20 && Object.assign(response, { broken: 'before' }),
    shows: (url) => breaks(posts(url, { meta: JSON.parse('{"a":'.repeat(25) + 1 + '}'.repeat(25)) })),
  },
  {
    id: 'auditor-closes',
    kind: 'identity',
    what: 'an auditor may close accounts',
    where: 'POST /accounts/{account_id}/close',
    identity: (who) => who && { ...who, role: 'clerk' },
    shows: async (url) =>
      (await clerk(url)('POST /accounts/acc_1/close', undefined, asAuditor)).status === 200,
  },
  {
    id: 'summary-open',
    kind: 'identity',
    what: 'the summary is shown without a key',
    where: 'GET /summary',
    identity: (who) => who ?? { name: '', role: 'auditor', tenant: '' },
    shows: async (url) => (await clerk(url)('GET /summary', undefined, { 'Ledger-Key': '' })).status === 200,
  },
  {
    id: 'any-key-posts',
    kind: 'identity',
    what: 'any key posts entries',
    where: post,
    identity: (who, { headers }) =>
      who ?? (headers['ledger-key'] ? { name: '', role: 'clerk', tenant: '' } : undefined),
    shows: async (url) =>
      (
        await clerk(url)(
          'POST /accounts/acc_1/entries',
          { kind: 'credit', amount: 1, value_date: '2024-01-01' },
          { 'Ledger-Key': 'guess' },
        )
      ).status === 201,
  },
];

function depth(value: object | null | undefined): number {
  return typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(depth))
    : 0;
}
