/** Loaded before a server that is measured: tells the bench, when asked, what the process holds after a collection. */
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.channel?.unref();
