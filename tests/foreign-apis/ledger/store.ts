import type { Json } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';

export interface Account {
  id: string;
  name: string;
  currency: string;
  owner: string | null;
  limit: number | null;
  labels: string[];
  state: string;
  opened_at: string;
}

export interface Entry {
  id: string;
  account_id: string;
  kind: string;
  amount: number;
  value_date: string;
  memo: string | null;
  rate: number | null;
  meta: Json;
  posted_at: string;
}

/** Everything the ledger holds; `moving` is what no request undoes. */
export interface Ledger {
  accounts: Account[];
  entries: Entry[];
  moving: { next: number };
}

/** A new id with this prefix. */
export function newId(ledger: Ledger, prefix: string): string {
  ledger.moving.next += 1;
  return `${prefix}_${ledger.moving.next}`;
}

/** The thing of this id. Throws a 404 when there is none. */
export function found<T extends { id: string }>(things: T[], id: string | undefined): T {
  const thing = things.find((one) => one.id === id);
  if (!thing) throw new Refusal(404, 'not_found', 'There is no such thing.');
  return thing;
}

/** An account of these fields; what they leave out has its default. */
export function accountFrom(id: string, opened_at: string, fields: Json): Account {
  const { name, currency, owner = null, limit = null, labels = [] } = fields;
  return { id, name, currency, owner, limit, labels, state: 'open', opened_at };
}

/** An entry of these fields; what they leave out has its default. */
export function entryFrom(ids: { id: string; account_id: string }, posted_at: string, fields: Json): Entry {
  const { kind, amount, value_date, memo = null, rate = null, meta = {} } = fields;
  return { ...ids, kind, amount, value_date, memo, rate, meta, posted_at };
}

/** Credits less debits. */
export function balanceOf(entries: Entry[]): number {
  return entries.reduce((sum, { kind, amount }) => sum + (kind === 'credit' ? amount : -amount), 0);
}

/** What a new server holds. */
export function furnished(): Ledger {
  const ledger: Ledger = { accounts: [], entries: [], moving: { next: 100 } };
  ['EUR', 'USD', 'EUR', 'JPY'].forEach((currency, at) => {
    const fields = {
      name: `Account ${at}`,
      currency,
      ...(at === 0 ? { owner: 'Ann', limit: 500, labels: ['main'] } : {}),
    };
    ledger.accounts.push(accountFrom(`acc_${at + 1}`, `2024-01-0${at + 1}T00:00:00Z`, fields));
  });
  const amounts = [1000, 250, 40, 999, 5];
  amounts.forEach((amount, at) => {
    const account_id = at === 3 ? 'acc_2' : 'acc_1';
    const fields = {
      kind: at % 2 === 0 ? 'credit' : 'debit',
      amount,
      value_date: `2024-02-1${at}`,
      ...(at === 0 ? { memo: 'Start', rate: 1.0625 } : {}),
    };
    ledger.entries.push(entryFrom({ id: `ent_${at + 1}`, account_id }, `2024-02-1${at}T09:00:00Z`, fields));
  });
  const [, , third] = ledger.accounts;
  if (third) third.state = 'closed';
  return ledger;
}
