import { type Answer, type Ask, asker } from '../shared/ask.ts';
import type { Json } from '../shared/message.ts';

/** Asks with a clerk's key. */
export function clerk(url: string): Ask {
  return asker(url, { 'Ledger-Key': 'lk_clerk' });
}

export const asAuditor = { 'Ledger-Key': 'lk_auditor' };

/** Opens an account. */
export function opens(url: string, fields: Json = {}): Promise<Answer> {
  return clerk(url)('POST /accounts', { name: 'Petty', currency: 'USD', ...fields });
}

/** Posts an entry to a seeded account. */
export function posts(url: string, fields: Json = {}, account = 'acc_1'): Promise<Answer> {
  return clerk(url)(`POST /accounts/${account}/entries`, {
    kind: 'credit',
    amount: 70,
    value_date: '2024-03-01',
    ...fields,
  });
}

/** The entry that posting one with these fields leaves. */
export async function kept(url: string, fields: Json): Promise<Json> {
  return got(url, `/entries/${(await posts(url, fields)).body.id}`);
}

/** The body of a GET. */
export async function got(url: string, path: string): Promise<Json> {
  return (await clerk(url)(`GET ${path}`)).body;
}

/** The ids of the entries of acc_1: ent_1, ent_2, ent_3 and ent_5 at first. */
export async function entries(url: string, query = ''): Promise<string[]> {
  return (await got(url, `/accounts/acc_1/entries?${query}`)).entries.map((one: Json) => one.id);
}
