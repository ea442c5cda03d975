import { fileURLToPath } from 'node:url';
import { read, send, serve } from './process.ts';
import type { Place, RealServer } from './real-server.ts';

/** An application of FastAPI: paths that end in a slash, writes on a whole collection, actions, a switch. */
export const fastapi: RealServer = {
  name: 'fastapi',
  needs: 'Debian: python3-fastapi python3-uvicorn',
  async start(place: Place) {
    const url = `http://127.0.0.1:${place.port}`;
    const server = await serve(
      `${url}/books/`,
      '/usr/bin/python3',
      [
        '-m',
        'uvicorn',
        'fastapi_app:app',
        '--app-dir',
        fileURLToPath(new URL('.', import.meta.url)),
        '--port',
        `${place.port}`,
      ],
      { cwd: place.folder, env: { PYTHONDONTWRITEBYTECODE: '1' } },
    );
    await send('POST', `${url}/books/`, { title: "the tester's", pages: 100 });
    await send('POST', `${url}/shelves`, { name: "the tester's" });
    return {
      url,
      document: `${url}/openapi.json`,
      state: () => read(`${url}/everything`),
      stop: server.stop,
    };
  },
};
