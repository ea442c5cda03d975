import { type HttpRequest, type Json, response } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Route } from '../shared/route.ts';
import { account, accountQuery, entry, entryQuery } from './checks.ts';
import { accountFrom, balanceOf, type Entry, entryFrom, found, type Ledger, newId } from './store.ts';

const roles = ['clerk'];

/** The routes of the ledger. */
export const routes: Route<Ledger>[] = [
  {
    on: 'GET /accounts',
    query: accountQuery,
    run: (request, ledger) => {
      const { currency, state } = request.query;
      const all = ledger.accounts.filter(
        (one) => (currency ?? one.currency) === one.currency && (state ?? one.state) === one.state,
      );
      return response(200, page('accounts', all, request));
    },
  },
  {
    on: 'POST /accounts',
    roles,
    body: account,
    run: ({ body }, ledger) => {
      const made = accountFrom(newId(ledger, 'acc'), new Date().toISOString(), body);
      ledger.accounts.push(made);
      return response(201, structuredClone(made), { Location: `/v1/accounts/${made.id}` });
    },
  },
  {
    on: 'GET /accounts/{account_id}',
    run: ({ params }, ledger) => response(200, { ...found(ledger.accounts, params.account_id) }),
  },
  {
    on: 'POST /accounts/{account_id}/close',
    roles,
    run: ({ params, has }, ledger) => {
      const one = found(ledger.accounts, params.account_id);
      if (one.state === 'closed' && !has('closes-twice')) throw closed();
      if (!has('close-forgotten')) one.state = 'closed';
      return response(200, { ...one, state: 'closed' });
    },
  },
  {
    on: 'GET /accounts/{account_id}/balance',
    run: ({ params, has }, ledger) => {
      const { id, currency } = found(ledger.accounts, params.account_id);
      const own = ledger.entries.filter(({ account_id }) => account_id === id || has('balance-of-all'));
      const balance = has('balance-ignores-debits')
        ? balanceOf(own.filter(({ kind }) => kind === 'credit'))
        : balanceOf(own);
      return response(200, { account_id: id, currency, balance, entry_count: own.length });
    },
  },
  {
    on: 'GET /accounts/{account_id}/entries',
    query: entryQuery,
    run: (request, ledger) => {
      const { id } = found(ledger.accounts, request.params.account_id);
      const all = ledger.entries.filter(
        (one) => (one.account_id === id || request.has('entries-of-all')) && fits(one, request),
      );
      return response(200, page('entries', all, request));
    },
  },
  {
    on: 'POST /accounts/{account_id}/entries',
    roles,
    body: entry,
    run: ({ params, body, has }, ledger) => {
      const one = found(ledger.accounts, params.account_id);
      if (one.state === 'closed' && !has('closed-takes-entries')) throw closed();
      const made = entryFrom(
        { id: newId(ledger, 'ent'), account_id: one.id },
        new Date().toISOString(),
        body,
      );
      ledger.entries.push(made);
      return response(201, structuredClone(made), { Location: `/v1/entries/${made.id}` });
    },
  },
  {
    on: 'GET /entries/{entry_id}',
    run: ({ params }, ledger) => response(200, structuredClone(found(ledger.entries, params.entry_id))),
  },
  {
    on: 'GET /summary',
    run: (_request, ledger) => {
      const currencies = [...new Set(ledger.accounts.map(({ currency }) => currency))].map((currency) => {
        const own = ledger.accounts.filter((one) => one.currency === currency);
        const entries = ledger.entries.filter(({ account_id }) => own.some(({ id }) => id === account_id));
        return { currency, accounts: own.length, balance: balanceOf(entries) };
      });
      return response(200, { currencies });
    },
  },
];

function fits(one: Entry, { query, has }: HttpRequest): boolean {
  const since =
    query.since === undefined ||
    (has('since-exclusive') ? one.value_date > query.since : one.value_date >= query.since);
  return (query.kind ?? one.kind) === one.kind && since && one.amount >= (query.min_amount ?? 0);
}

function page(name: string, all: Json[], { query, has }: HttpRequest): Json {
  const start = Math.max(0, Number(String(query.page_token ?? 't0').slice(1)) || 0);
  const end = start + (query.page_size ?? 25);
  const next = end < all.length ? `t${has('page-repeats') ? end - 1 : end}` : null;
  return { [name]: structuredClone(all.slice(start, end)), next_page_token: next, total_count: all.length };
}

function closed(): Refusal {
  return new Refusal(409, 'closed', 'The account is closed.');
}
