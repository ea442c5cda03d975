import { type Exchange, exchange } from '../shared/exchange.ts';
import { asAuditor, clerk, opens, posts } from './asks.ts';

const post = 'POST /accounts/{account_id}/entries';
const list = 'GET /accounts/{account_id}/entries';

/** What a faithful ledger answers. */
export const exchanges: Exchange[] = [
  exchange('GET /accounts', 200, (url) => clerk(url)('GET /accounts?currency=EUR&state=open&page_size=1')),
  exchange('GET /accounts', 401, (url) => clerk(url)('GET /accounts', undefined, { 'Ledger-Key': '' })),
  exchange('GET /accounts', 422, (url) => clerk(url)('GET /accounts?currency=GBP')),
  exchange('POST /accounts', 201, (url) => opens(url, { owner: null, limit: 0, labels: [] })),
  exchange('POST /accounts', 403, (url) => clerk(url)('POST /accounts', {}, asAuditor)),
  exchange('POST /accounts', 422, (url) => opens(url, { iban: 'x' })),
  exchange('GET /accounts/{account_id}', 200, (url) => clerk(url)('GET /accounts/acc_1')),
  exchange('GET /accounts/{account_id}', 404, (url) => clerk(url)('GET /accounts/acc_0')),
  exchange('POST /accounts/{account_id}/close', 200, (url) => clerk(url)('POST /accounts/acc_2/close')),
  exchange('POST /accounts/{account_id}/close', 409, (url) => clerk(url)('POST /accounts/acc_3/close')),
  exchange('GET /accounts/{account_id}/balance', 200, (url) => clerk(url)('GET /accounts/acc_1/balance')),
  exchange(list, 200, (url) =>
    clerk(url)('GET /accounts/acc_1/entries?kind=credit&since=2024-02-12&min_amount=6'),
  ),
  exchange(list, 422, (url) => clerk(url)('GET /accounts/acc_1/entries?since=2024-02-30')),
  exchange(post, 201, (url) => posts(url, { memo: '', rate: 0.001, meta: { deep: { er: [1] } } })),
  exchange(post, 400, (url) =>
    clerk(url)('POST /accounts/acc_1/entries', 'x', { 'Content-Type': 'text/plain' }),
  ),
  exchange(post, 404, (url) => posts(url, {}, 'acc_0')),
  exchange(post, 409, (url) => posts(url, {}, 'acc_3')),
  exchange(post, 422, (url) => posts(url, { amount: 1.5 })),
  exchange('GET /entries/{entry_id}', 200, (url) => clerk(url)('GET /entries/ent_1')),
  exchange('GET /summary', 200, (url) => clerk(url)('GET /summary')),
];
