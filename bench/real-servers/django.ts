import { fileURLToPath } from 'node:url';
import { read, send, serve } from './process.ts';
import type { Place, RealServer } from './real-server.ts';

const python = '/usr/bin/python3';

/** An application of Django REST framework: view sets, nested writes, pages, deletes that take others along. */
export const django: RealServer = {
  name: 'django',
  needs: 'Debian: python3-djangorestframework-spectacular',
  async start(place: Place) {
    const url = `http://127.0.0.1:${place.port}`;
    const server = await serve(
      `${url}/schema/?format=json`,
      python,
      [fileURLToPath(new URL('django_app.py', import.meta.url)), `${place.port}`],
      { cwd: place.folder, env: { PYTHONDONTWRITEBYTECODE: '1' } },
    );
    for (const name of ['novels', 'poems'])
      await send('POST', `${url}/authors/`, { name, born: '1970-01-01' });
    for (let number = 1; number <= 30; number += 1)
      await send('POST', `${url}/books/`, {
        title: `book ${number}`,
        isbn: `978-${number}`,
        author: (number % 2) + 1,
        price: '9.50',
      });
    return {
      url,
      document: `${url}/schema/?format=json`,
      env: { BOOKSHOP_TOKEN: 'let-me-in', BOOKSHOP_TOKENAUTH: 'let-me-in' },
      state: () => read(`${url}/everything/`),
      stop: server.stop,
    };
  },
};
