import { defineConfig } from 'vite';

export default defineConfig({
  build: { target: 'es2022' },
  // The page asks where it came from; while it is developed, the mock answers there
  server: { proxy: { '/api': 'http://127.0.0.1:4012' } },
});
